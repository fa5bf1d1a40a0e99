/**
 * Addresses of sockets in the form that system calls take (struct sockaddr). Source: ip(7), ipv6(7), unix(7).
 */

const LINUX = process.platform === "linux";

export const AF_UNSPEC = 0;
export const AF_UNIX = 1;
export const AF_INET = 2;
export const AF_INET6 = LINUX ? 10 : process.platform === "darwin" ? 30 : 28;

/** Where sun_path begins. */
const PATH_OFFSET = 2;
/** sizeof(sun_path). */
const PATH_SIZE = LINUX ? 108 : 104;

/** An IP address with a port. */
export interface IpEndpoint {
  /** 4 or 16 bytes, in network order. */
  readonly address: Uint8Array;
  /** Index of the interface that a link-local IPv6 address belongs to, else 0. */
  readonly scopeId: number;
  readonly port: number;
}

/** BSD has a length where Linux has the low byte of the family. */
function setFamily(bytes: Uint8Array, family: number): void {
  if (LINUX) {
    bytes[0] = family;
  } else {
    bytes[0] = bytes.length;
    bytes[1] = family;
  }
}

/** AF_* of an address. */
export function familyOf(bytes: Uint8Array): number {
  return bytes[LINUX ? 0 : 1]!;
}

/** struct sockaddr_in or sockaddr_in6. */
export function encodeIp({ address, scopeId, port }: IpEndpoint): Uint8Array {
  const v4 = address.length === 4;
  const bytes = new Uint8Array(v4 ? 16 : 28);
  setFamily(bytes, v4 ? AF_INET : AF_INET6);
  bytes[2] = port >>> 8;
  bytes[3] = port & 0xff;
  bytes.set(address, v4 ? 4 : 8);
  if (!v4) new DataView(bytes.buffer).setUint32(24, scopeId, true); // all machines that Node runs on here are little-endian
  return bytes;
}

/** The endpoint in a struct sockaddr; undefined when that is no IP address. */
export function decodeIp(bytes: Uint8Array): IpEndpoint | undefined {
  const port = (bytes[2]! << 8) | bytes[3]!;
  switch (familyOf(bytes)) {
    case AF_INET:
      return { address: bytes.slice(4, 8), scopeId: 0, port };
    case AF_INET6: {
      const scopeId = new DataView(bytes.buffer, bytes.byteOffset).getUint32(24, true);
      return { address: bytes.slice(8, 24), scopeId, port };
    }
    default:
      return undefined;
  }
}

/**
 * struct sockaddr_un.
 * @param path its bytes; one that begins with a zero byte is a name in Linux's abstract namespace
 * @returns undefined when it is too long
 */
export function encodePath(path: Uint8Array): Uint8Array | undefined {
  const abstract = path[0] === 0;
  if (path.length > PATH_SIZE - (abstract ? 0 : 1)) return undefined;
  const bytes = new Uint8Array(PATH_OFFSET + path.length + (abstract ? 0 : 1));
  setFamily(bytes, AF_UNIX);
  bytes.set(path, PATH_OFFSET);
  return bytes;
}

/** struct sockaddr_un of a socket without a name. */
export function noPath(): Uint8Array {
  const bytes = new Uint8Array(PATH_OFFSET);
  setFamily(bytes, AF_UNIX);
  return bytes;
}

/** The unspecified address of AF_INET or AF_INET6, with port 0. */
export function anyAddress(family: number): Uint8Array {
  return encodeIp({ address: new Uint8Array(family === AF_INET ? 4 : 16), scopeId: 0, port: 0 });
}

/** The path in a struct sockaddr_un, empty for a socket without a name, and for what is no such address. */
export function decodePath(bytes: Uint8Array): Uint8Array {
  if (familyOf(bytes) !== AF_UNIX) return new Uint8Array(0);
  const path = bytes.slice(PATH_OFFSET);
  if (path.length === 0 || path[0] === 0) return path;
  const end = path.indexOf(0);
  return end < 0 ? path : path.subarray(0, end);
}

/** What connect(2) takes to dissolve an association. */
export function noAddress(): Uint8Array {
  const bytes = new Uint8Array(16);
  setFamily(bytes, AF_UNSPEC);
  return bytes;
}
