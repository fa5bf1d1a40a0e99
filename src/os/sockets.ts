import { constants } from "node:os";
import { SystemCallError } from "./errors.js";
import { NOT_YET, setCloseOnExec, setNonBlocking, SOCK_DGRAM, SOCK_STREAM, transferred } from "./descriptors.js";
import { type CFunction } from "./koffi.js";
import { call, type LibcName, libc } from "./libc.js";
import { noAddress } from "./socket-address.js";

/**
 * System calls on sockets. The sockets made here do not block, and are closed in child processes unless somebody hands them over.
 * Addresses are those of socket-address.ts. Every function throws SystemCallError, and MissingError where there is no koffi or no
 * POSIX.
 */

const LINUX = process.platform === "linux";
const { EAGAIN, EINPROGRESS } = constants.errno;
const SOCK_NONBLOCK = 0o4000; // Linux
const SOCK_CLOEXEC = 0o2000000; // Linux
const FIONREAD = LINUX ? 0x541b : 0x4004667f;
const SIOCATMARK = LINUX ? 0x8905 : 0x40047307;
const SOL_SOCKET = LINUX ? 1 : 0xffff;
const SO_ERROR = LINUX ? 4 : 0x1007;

/** sizeof(struct sockaddr_storage). */
const ADDRESS_SIZE = 128;

/** The longest queue of connections that wait to be accepted; the system may have a lower limit. */
export const SOMAXCONN = LINUX ? 4096 : 128;

export const SHUT_RD = 0;
export const SHUT_WR = 1;
export const SHUT_RDWR = 2;

export { SOCK_DGRAM, SOCK_STREAM };

/** A new socket. Source: socket(2). */
export function newSocket(family: number, type: number): number {
  if (LINUX) return call("socket", [family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0]);
  return prepare(call("socket", [family, type, 0]));
}

function prepare(fd: number): number {
  setCloseOnExec(fd);
  setNonBlocking(fd, true);
  return fd;
}

/** Source: bind(2). */
export function bind(fd: number, address: Uint8Array): void {
  call("bind", [fd, address, address.length]);
}

/** Source: listen(2). */
export function listen(fd: number, backlog: number): void {
  call("listen", [fd, backlog]);
}

/**
 * One accept(2).
 * @returns a new descriptor, or NOT_YET
 */
export function acceptNow(fd: number): number {
  if (LINUX) return call("accept4", [fd, null, null, SOCK_NONBLOCK | SOCK_CLOEXEC], EAGAIN);
  const accepted = call("accept", [fd, null, null], EAGAIN);
  return accepted === NOT_YET ? NOT_YET : prepare(accepted);
}

/**
 * Begins to connect. Source: connect(2).
 * @returns whether it is done; else connected() tells how it went once the socket is writable
 */
export function connectNow(fd: number, address: Uint8Array): boolean {
  return call("connect", [fd, address, address.length], EINPROGRESS) === 0;
}

/**
 * How it went with a connection that connectNow() began, once the socket is writable: an error, or undefined. The system is told of it
 * only by a second connect(2): before that it refuses another connection after a failed one.
 */
export function connected(fd: number, address: Uint8Array): SystemCallError | undefined {
  const error = pendingError(fd);
  if (LINUX) libc("connect")(fd, address, address.length);
  return error;
}

/** Forgets the peer. Source: connect(2), AF_UNSPEC. */
export function disconnect(fd: number): void {
  const address = noAddress();
  call("connect", [fd, address, address.length]);
}

/** What went wrong while nobody asked; undefined: nothing. Asking clears it. Source: socket(7), SO_ERROR. */
export function pendingError(fd: number): SystemCallError | undefined {
  const errno = getOption(fd, SOL_SOCKET, SO_ERROR);
  return errno === 0 ? undefined : new SystemCallError("connect", errno);
}

/** Source: shutdown(2). */
export function shutdown(fd: number, how: number): void {
  call("shutdown", [fd, how]);
}

/** Its own address. Source: getsockname(2). */
export function localAddress(fd: number): Uint8Array {
  return addressOf("getsockname", fd);
}

/** Its peer's address. Source: getpeername(2). */
export function remoteAddress(fd: number): Uint8Array {
  return addressOf("getpeername", fd);
}

function addressOf(name: LibcName, fd: number): Uint8Array {
  const bytes = new Uint8Array(ADDRESS_SIZE);
  const size = new Int32Array([ADDRESS_SIZE]);
  call(name, [fd, bytes, size]);
  return bytes.subarray(0, size[0]);
}

/** An option whose value is an int. Source: getsockopt(2). */
export function getOption(fd: number, level: number, name: number): number {
  const value = new Int32Array(1);
  call("getsockopt", [fd, level, name, value, new Int32Array([4])]);
  return value[0]!;
}

/**
 * An option whose value is a struct.
 * @param value is overwritten with it
 */
export function getOptionBytes(fd: number, level: number, name: number, value: Int32Array): void {
  call("getsockopt", [fd, level, name, value, new Int32Array([value.byteLength])]);
}

/** Source: setsockopt(2). */
export function setOption(fd: number, level: number, name: number, value: number | ArrayBufferView): void {
  const bytes = typeof value === "number" ? new Int32Array([value]) : value;
  call("setsockopt", [fd, level, name, bytes, bytes.byteLength]);
}

/** How many bytes could be read at once. Source: ioctl_tty(2), FIONREAD; tcp(7), udp(7). */
export function bytesReadable(fd: number): number {
  return control(fd, FIONREAD);
}

/** Whether the next byte to be read is the urgent one. Source: sockatmark(3). */
export function isAtMark(fd: number): boolean {
  return control(fd, SIOCATMARK) !== 0;
}

function control(fd: number, request: number): number {
  const value = new Int32Array(1);
  call("ioctl", [fd, request, "int *", value]);
  return value[0]!;
}

/** Who sent what receiveFrom() got last. */
const sender = new Uint8Array(ADDRESS_SIZE);
const senderSize = new Int32Array(1);

/** The address of whoever sent what receiveFrom() answered last: a view, which the next call changes. */
export function lastSender(): Uint8Array {
  return sender.subarray(0, senderSize[0]);
}

let recv: CFunction | undefined;
let send: CFunction | undefined;
let recvfrom: CFunction | undefined;
let sendto: CFunction | undefined;

/**
 * One recv(2).
 * @param flags MSG_*
 * @returns the bytes received, or NOT_YET
 */
export function receiveNow(fd: number, to: Uint8Array, flags: number): number {
  return transferred("recv", (recv ??= libc("recv"))(fd, to, to.length, flags) as number);
}

/** One send(2). */
export function sendNow(fd: number, from: Uint8Array, flags: number): number {
  return transferred("send", (send ??= libc("send"))(fd, from, from.length, flags) as number);
}

/** One recvfrom(2). See lastSender(). */
export function receiveFromNow(fd: number, to: Uint8Array, flags: number): number {
  senderSize[0] = ADDRESS_SIZE;
  return transferred(
    "recvfrom",
    (recvfrom ??= libc("recvfrom"))(fd, to, to.length, flags, sender, senderSize) as number,
  );
}

/** One sendto(2). */
export function sendToNow(fd: number, from: Uint8Array, flags: number, address: Uint8Array): number {
  return transferred(
    "sendto",
    (sendto ??= libc("sendto"))(fd, from, from.length, flags, address, address.length) as number,
  );
}
