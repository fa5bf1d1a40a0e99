import { interfaceIndex, interfaceName } from "../../os/interfaces.js";
import { formatV4, formatV6, parseV4, parseV6 } from "./address-text.js";

/** An IPv4 or IPv6 address; only its scope id can change. What it answers is what Boost.Asio's addresses do. */
export class IpAddress {
  /**
   * @param bytes 4 or 16, in network order
   * @param scopeId of an IPv6 address: which interface, or other zone, it is about; 0 when that is left open
   */
  constructor(
    readonly bytes: Uint8Array,
    public scopeId = 0,
  ) {}

  get isV4(): boolean {
    return this.bytes.length === 4;
  }

  get isUnspecified(): boolean {
    return this.bytes.every((byte) => byte === 0);
  }

  get isLoopback(): boolean {
    if (this.isV4) return this.bytes[0] === 127;
    return this.bytes[15] === 1 && this.bytes.subarray(0, 15).every((byte) => byte === 0);
  }

  get isMulticast(): boolean {
    return this.isV4 ? this.bytes[0]! >> 4 === 0xe : this.bytes[0] === 0xff;
  }

  /** IPv6: fe80::/10. */
  get isLinkLocal(): boolean {
    return this.bytes[0] === 0xfe && this.bytes[1]! >> 6 === 2;
  }

  /** IPv6: fec0::/10. */
  get isSiteLocal(): boolean {
    return this.bytes[0] === 0xfe && this.bytes[1]! >> 6 === 3;
  }

  /** IPv6: ::ffff:0:0/96. */
  get isV4Mapped(): boolean {
    const { bytes } = this;
    return bytes[10] === 0xff && bytes[11] === 0xff && bytes.subarray(0, 10).every((byte) => byte === 0);
  }

  /** The scope of an IPv6 multicast address (RFC 4291, 2.7); undefined for other addresses. */
  get multicastScope(): number | undefined {
    return this.bytes[0] === 0xff ? this.bytes[1]! & 15 : undefined;
  }

  /** Whether scope ids of the address are numbers of interfaces. */
  private get isOfInterface(): boolean {
    return this.isLinkLocal || this.multicastScope === LINK_LOCAL;
  }

  /** IPv4: the IPv6 address that stands for it. */
  toMapped(): IpAddress {
    const bytes = new Uint8Array(16);
    bytes.fill(0xff, 10, 12);
    bytes.set(this.bytes, 12);
    return new IpAddress(bytes);
  }

  /** An IPv6 address for which {@link isV4Mapped} holds: the IPv4 address that it stands for. */
  fromMapped(): IpAddress {
    return new IpAddress(this.bytes.slice(12));
  }

  /** Below 0 when this comes before `other`: IPv4 before IPv6, then by bytes, then by scope id. 0 when they are equal. */
  compare(other: IpAddress): number {
    if (this.isV4 !== other.isV4) return this.isV4 ? -1 : 1;
    return Buffer.compare(this.bytes, other.bytes) || this.scopeId - other.scopeId;
  }

  /**
   * "192.0.2.1", "2001:db8::1", "fe80::1%eth0", "2001:db8::1%7".
   * @param named whether to ask the system for names of interfaces; else scope ids are numbers
   */
  toString(named = true): string {
    if (this.isV4) return formatV4(this.bytes);
    const text = formatV6(this.bytes);
    if (this.scopeId === 0) return text;
    return `${text}%${(named && this.isOfInterface && interfaceName(this.scopeId)) || this.scopeId}`;
  }

  /**
   * Sets the scope id from its text: a decimal number, or the name of an interface where the address is of one.
   * @returns false when it is neither
   */
  setScope(text: string, named: boolean): boolean {
    const index = named && this.isOfInterface ? interfaceIndex(text) : undefined;
    const scope = index ?? (/^\d{1,10}$/.test(text) ? Number(text) : NaN);
    if (!(scope <= MAX_SCOPE)) return false;
    this.scopeId = scope;
    return true;
  }
}

/** Scopes of multicast addresses. */
export const NODE_LOCAL = 1;
export const LINK_LOCAL = 2;
export const SITE_LOCAL = 5;
export const ORGANISATION_LOCAL = 8;
export const GLOBAL = 14;

/** The largest scope id. */
export const MAX_SCOPE = 0xffffffff;

/**
 * The address that a text is; undefined when it is none. As strict as inet_pton.
 * @param named whether scopes may be names of interfaces, for which the system is asked
 */
export function parseAddress(text: string, named = true): IpAddress | undefined {
  const percent = text.indexOf("%");
  const own = percent < 0 ? text : text.slice(0, percent);
  const bytes = parseV6(own) ?? (percent < 0 ? parseV4(own) : undefined);
  if (bytes === undefined) return undefined;
  const address = new IpAddress(bytes);
  return percent < 0 || address.setScope(text.slice(percent + 1), named) ? address : undefined;
}
