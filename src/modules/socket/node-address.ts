import { isUtf8 } from "node:buffer";
import { decodeIp, decodePath, encodeIp, encodePath, noPath } from "../../os/socket-address.js";
import { IpAddress, parseAddress } from "../ip/ip-address.js";
import { missing } from "./node-socket.js";

/** Addresses as Node has them, from and to those of src/os/socket-address.ts. */

/** An IP address and a port. */
export interface HostAndPort {
  /** "192.0.2.1", "fe80::1%eth0". */
  readonly host: string;
  readonly port: number;
}

/** @param bytes struct sockaddr_in or sockaddr_in6 */
export function hostAndPort(bytes: Uint8Array): HostAndPort {
  const { address, scopeId, port } = decodeIp(bytes)!;
  return { host: new IpAddress(address, scopeId).toString(), port };
}

/** struct sockaddr of what Node tells; undefined when it tells nothing, as of a connection that is gone. */
export function socketAddress(host: string | undefined, port: number | undefined): Uint8Array | undefined {
  const address = host === undefined ? undefined : parseAddress(host);
  return address && encodeIp({ address: address.bytes, scopeId: address.scopeId, port: port ?? 0 });
}

/**
 * The path in a struct sockaddr_un, "\0name" for an abstract one. Node takes text, in UTF-8: throws MissingError for other bytes.
 */
export function pathText(bytes: Uint8Array): string {
  const path = decodePath(bytes);
  return isUtf8(path) ? Buffer.from(path).toString() : missing();
}

/** struct sockaddr_un of a path. */
export function pathAddress(path: string): Uint8Array {
  return (path === "" ? undefined : encodePath(Buffer.from(path))) ?? noPath();
}
