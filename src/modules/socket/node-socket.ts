import { MissingError } from "../../os/errors.js";
import { AF_INET, AF_INET6, AF_UNIX, anyAddress, familyOf, noPath } from "../../os/socket-address.js";

/** An error that the system would report, when Node is not even asked. The name counts: see errorCode(). */
export class SocketError extends Error {
  /** @param code "ENOTCONN" */
  constructor(readonly code: string) {
    super(code);
  }
}

/** Throws what stands for something that Node has no call for. */
export function missing(): never {
  throw new MissingError("koffi");
}

/** Throws unless there are no flags: Node's transfers take none. */
export function mustBePlain(flags: number | undefined): void {
  if (flags) missing();
}

/**
 * What sockets of Node have in common. Node makes a socket of the system when it connects or listens and not before, so what is said
 * about it until then is remembered here.
 */
export abstract class NodeSocket {
  /** What bind() was told. */
  protected bound: Uint8Array | undefined;

  /** @param family AF_* */
  constructor(protected readonly family: number) {}

  /** Node has descriptors too, but does not tell them. */
  get fd(): number {
    return missing();
  }

  detach(): void {
    missing();
  }

  bytesReadable(): number {
    return missing();
  }

  /** Remembers its own address. Throws what the system would say to one of another family, or to a second one. */
  protected rememberAddress(address: Uint8Array): void {
    this.mustBeOwn(address);
    if (this.bound) throw new SocketError("EINVAL");
    this.bound = address;
  }

  /** Throws what the system says to an address of another family. */
  protected mustBeOwn(address: Uint8Array): void {
    const other = familyOf(address);
    if (other === this.family) return;
    throw new SocketError(this.family === AF_INET6 && other === AF_INET ? "EINVAL" : "EAFNOSUPPORT");
  }

  /** Its own address as long as Node has no socket. */
  protected get boundAddress(): Uint8Array {
    return this.bound ?? (this.family === AF_UNIX ? noPath() : anyAddress(this.family));
  }
}

/** Throws what the system says to an IPv6 option of an IPv4 socket. */
export function mustBeV6(family: number, asked: "get" | "set"): void {
  if (family !== AF_INET6) throw new SocketError(asked === "get" ? "EOPNOTSUPP" : "ENOPROTOOPT");
}
