import { constants } from "node:fs";
import { constants as system } from "node:os";
import { SystemCallError } from "./errors.js";
import { type CFunction, koffi } from "./koffi.js";
import { call, libc } from "./libc.js";
import { AF_UNIX } from "./socket-address.js";

/**
 * System calls on descriptors that Node does not have. All new descriptors are closed in child processes (FD_CLOEXEC) unless somebody
 * hands them over. Every function throws SystemCallError, and MissingError where there is no koffi or no POSIX.
 */

const LINUX = process.platform === "linux";
const F_SETFD = 2;
const F_GETFL = 3;
const F_SETFL = 4;
const F_DUPFD_CLOEXEC = LINUX ? 1030 : 67;
const FD_CLOEXEC = 1;
const O_CLOEXEC = 0o2000000; // Linux
const { O_NONBLOCK } = constants;
const { EAGAIN, EINTR } = system.errno;

/** Numbers below this are the standard streams'. */
const FIRST = 3;

/** Types of sockets, the same everywhere for these. */
export const SOCK_STREAM = 1;
export const SOCK_DGRAM = 2;
export const SOCK_SEQPACKET = 5;

/** Another descriptor of the same open file description. Source: dup(2). */
export function dup(fd: number): number {
  return call("fcntl", [fd, F_DUPFD_CLOEXEC, "int", FIRST]);
}

/** A new pipe. Source: pipe(2). */
export function pipe(): { read: number; write: number } {
  const fds = new Int32Array(2);
  if (LINUX) call("pipe2", [fds, O_CLOEXEC]);
  else {
    call("pipe", [fds]);
    closeOnExec(fds);
  }
  return { read: fds[0]!, write: fds[1]! };
}

/** Two connected UNIX sockets. Source: socketpair(2). */
export function socketPair(type: number): [number, number] {
  const fds = new Int32Array(2);
  if (LINUX) call("socketpair", [AF_UNIX, type | O_CLOEXEC, 0, fds]);
  else {
    call("socketpair", [AF_UNIX, type, 0, fds]);
    closeOnExec(fds);
  }
  return [fds[0]!, fds[1]!];
}

function closeOnExec(fds: Int32Array): void {
  for (const fd of fds) setCloseOnExec(fd);
}

/** Child processes do not get the descriptor unless somebody hands it over. Source: fcntl(2), F_SETFD. */
export function setCloseOnExec(fd: number): void {
  call("fcntl", [fd, F_SETFD, "int", FD_CLOEXEC]);
}

/** Status flags of the open file description: O_NONBLOCK, O_APPEND ... Source: fcntl(2), F_GETFL. */
export function getFlags(fd: number): number {
  return call("fcntl", [fd, F_GETFL]);
}

/** Source: fcntl(2), F_SETFL. */
export function setFlags(fd: number, flags: number): void {
  call("fcntl", [fd, F_SETFL, "int", flags]);
}

/**
 * Makes reads and writes return at once, or wait again. This holds for everybody who shares the open file description.
 * @returns whether that is a change
 */
export function setNonBlocking(fd: number, on: boolean): boolean {
  const flags = getFlags(fd);
  const wanted = on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK;
  if (wanted === flags) return false;
  setFlags(fd, wanted);
  return true;
}

/** From where seek() counts. */
export const SEEK_SET = 0;
export const SEEK_CUR = 1;
export const SEEK_END = 2;

/** Moves the position of the open file description, and answers it. Source: lseek(2). */
export function seek(fd: number, offset: number, whence: number): number {
  return call("lseek", [fd, offset, whence]);
}

const POLLOUT = 4;

/** Whether a write would not wait now, or would fail. Source: poll(2). */
export function isWritable(fd: number): boolean {
  const entry = new ArrayBuffer(8); // struct pollfd: int fd; short events; short revents
  new Int32Array(entry)[0] = fd;
  new Int16Array(entry)[2] = POLLOUT;
  return call("poll", [new Uint8Array(entry), 1, 0]) > 0;
}

/** What readNow and writeNow answer when there is nothing to be done yet. */
export const NOT_YET = -EAGAIN;

let read: CFunction | undefined;
let write: CFunction | undefined;

/**
 * One read(2) of a descriptor that does not block.
 * @returns the bytes read, 0 at the end, or NOT_YET
 */
export function readNow(fd: number, to: Uint8Array): number {
  return transferred("read", (read ??= libc("read"))(fd, to, to.length) as number);
}

/**
 * One write(2) to a descriptor that does not block.
 * @returns the bytes written, or NOT_YET
 */
export function writeNow(fd: number, from: Uint8Array): number {
  return transferred("write", (write ??= libc("write"))(fd, from, from.length) as number);
}

/**
 * What a read, write or the like answered: the number of bytes, or NOT_YET. A signal in between is as if it were not time yet, for
 * whoever waits tries again. Throws SystemCallError.
 */
export function transferred(name: string, answer: number): number {
  if (answer !== -1) return answer;
  const errno = koffi().errno();
  if (errno === EAGAIN || errno === EINTR) return NOT_YET;
  throw new SystemCallError(name, errno);
}
