import dns from "node:dns";
import { networkInterfaces } from "node:os";
import { domainToASCII } from "node:url";
import { getaddrinfo } from "../../os/getaddrinfo.js";
import { addressInfoFlags } from "./flags.js";
import { IpAddress, parseAddress } from "./ip-address.js";
import { type Protocol, systemServices } from "./services.js";

/** A forward resolution. */
export interface Query {
  /** A name, the text of an address, or an address. Empty: this host. */
  readonly host: string | IpAddress;
  /** A name, digits or a number. Empty: port 0. */
  readonly service: string | number;
  readonly protocol: Protocol;
  /** 0: both. */
  readonly family: 0 | 4 | 6;
  /** Bits of ip.address_info_flag. */
  readonly flags: number;
}

export interface Endpoint {
  readonly address: IpAddress;
  readonly port: number;
  /** When the flags ask for it. */
  readonly canonicalName: string | undefined;
}

/** A lookup failed; `code` is that of getaddrinfo. */
class LookupError extends Error {
  constructor(readonly code: "EAI_NONAME" | "EAI_SERVICE" | "EAI_BADFLAGS") {
    super(code);
  }
}

/** What is found of a host. */
interface Found {
  readonly addresses: readonly IpAddress[];
  readonly canonicalName?: string | undefined;
}

/**
 * Looks up host and service, as getaddrinfo does: the system's resolver is asked for names, and for nothing else. Addresses come in the
 * order in which it gives them.
 * @param signal nobody waits any longer: what has not begun does not
 * @throws errors that system-error.ts knows; MissingError for canonical names without koffi
 */
export async function resolve(query: Query, signal: AbortSignal): Promise<Endpoint[]> {
  const { host, service, protocol } = query;
  if (host === "" && service === "") throw new LookupError("EAI_NONAME");
  const port = typeof service === "number" ? service : await portOf(service, protocol);
  signal.throwIfAborted();
  const { addresses, canonicalName } = await addressesOf(query, signal);
  return addresses.map((address) => ({ address, port, canonicalName }));
}

async function portOf(service: string, protocol: Protocol): Promise<number> {
  if (service === "") return 0;
  const port = /^\d+$/.test(service) ? Number(service) : (await systemServices()).port(service, protocol);
  if (port === undefined || port > 0xffff) throw new LookupError("EAI_SERVICE");
  return port;
}

async function addressesOf(query: Query, signal: AbortSignal): Promise<Found> {
  const { host, flags } = query;
  if (host === "") return thisHost(query);
  const name = typeof host === "string" ? toAscii(host) : host;
  const address = typeof name === "string" ? parseAddress(name) : name;
  const wantsName = (flags & addressInfoFlags.canonical_name) !== 0;
  if (address !== undefined) {
    return { addresses: [ofFamily(address, query)], canonicalName: wantsName ? String(host) : undefined };
  }
  const text = String(name);
  // Names with a scope could only be addresses, and Node would take them for such.
  if (text === "" || text.includes("%")) throw new LookupError("EAI_NONAME");
  return wantsName ? askSystem(text, query, signal) : askNode(text, query);
}

/** The form in which name servers know a name; empty when there is none. */
function toAscii(name: string): string {
  // The function is for host names of URLs: it would also make 127.0.0.1 of 127.1.
  return /[^\x00-\x7f]/.test(name) ? domainToASCII(name) : name;
}

/** The loopback addresses, or with `passive` those that stand for all of this host, in glibc's order. */
function thisHost({ family, flags }: Query): Found {
  if (flags & addressInfoFlags.canonical_name) throw new LookupError("EAI_BADFLAGS");
  const texts = flags & addressInfoFlags.passive ? ["0.0.0.0", "::"] : ["::1", "127.0.0.1"];
  const wanted = family || (flags & addressInfoFlags.address_configured ? onlyConfigured() : 0);
  const addresses = texts.map((text) => parseAddress(text)!);
  return { addresses: addresses.filter(({ isV4 }) => wanted === 0 || isV4 === (wanted === 4)) };
}

/** The one family of which this system has addresses besides loopback ones; 0 when it has both, or none. */
function onlyConfigured(): 0 | 4 | 6 {
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const has = (name: string): boolean => own.some(({ internal, family }) => !internal && family === name);
  const [v4, v6] = [has("IPv4"), has("IPv6")];
  return v4 === v6 ? 0 : v4 ? 4 : 6;
}

/** An address of the family that is wanted, which stands for the given one. */
function ofFamily(address: IpAddress, { family, flags }: Query): IpAddress {
  if (family === 0 || address.isV4 === (family === 4)) return address;
  if (!address.isV4 && address.isV4Mapped) return address.fromMapped();
  if (address.isV4 && flags & addressInfoFlags.v4_mapped) return address.toMapped();
  throw new LookupError("EAI_NONAME");
}

function askNode(name: string, { family, flags }: Query): Promise<Found> {
  const hints =
    (flags & addressInfoFlags.address_configured && dns.ADDRCONFIG) |
    (flags & addressInfoFlags.v4_mapped && dns.V4MAPPED) |
    (flags & addressInfoFlags.all_matching && dns.ALL);
  return new Promise((resolve, reject) => {
    dns.lookup(name, { all: true, family, hints, order: "verbatim" }, (error, found) => {
      // Its EINVAL is for names that nothing can have, such as too long ones.
      if (error) return reject(error.code === "EINVAL" ? new LookupError("EAI_NONAME") : error);
      return resolve({ addresses: found.flatMap(({ address }) => parseAddress(address) ?? []) });
    });
  });
}

async function askSystem(node: string, { family, flags }: Query, signal: AbortSignal): Promise<Found> {
  const { addresses, canonicalName } = await getaddrinfo({ node, family, flags }, signal);
  return {
    addresses: addresses.map(({ bytes, scopeId }) => new IpAddress(bytes, scopeId)),
    canonicalName: canonicalName ?? node,
  };
}

/** A name of an endpoint, as getnameinfo gives it. */
export interface EndpointName {
  readonly host: string;
  readonly service: string;
}

/** The names of a host and a service; what has none is a number. */
export async function nameOf(address: IpAddress, port: number, protocol: Protocol): Promise<EndpointName> {
  const text = address.toString();
  const host = await new Promise<string>((resolve, reject) => {
    dns.lookupService(text, port, (error, name) => {
      if (error && error.code !== "ENOTFOUND") reject(error);
      else resolve(error ? text : name);
    });
  });
  return { host, service: (await systemServices()).name(port, protocol) ?? String(port) };
}
