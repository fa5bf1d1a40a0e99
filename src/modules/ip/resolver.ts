import { type Address, VALUE_SIZE } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, optionalInteger, slotOf, stringArgument } from "../arguments.js";
import { Operation } from "../io/operation.js";
import { requireNetwork } from "../socket/access.js";
import { addressArgument, addressAt, IpAddress, portArgument, writeAddress } from "./address.js";
import { ALL_ADDRESS_INFO_FLAGS, DEFAULT_ADDRESS_INFO_FLAGS } from "./flags.js";
import { type Endpoint, nameOf, type Query, resolve } from "./resolve.js";
import { type Protocol } from "./services.js";

/**
 * Adds to `ip.tcp` or `ip.udp`:
 *
 * - `get_address_info(host, service[, flags]) -> entries`, `get_address_v4_info`, `get_address_v6_info`: entries are
 *   `{ address, port }`, with `canonical_name` when the flags ask for it. The host is a name, the text of an address, an ip.address,
 *   or empty for this host; the service a name, a number as text or an integer
 * - `get_name_info(address, port) -> {{ host_name, service_name }}`
 *
 * They suspend and are interruption points. An interruption is raised at once, and the answer thrown away. EINVAL with `arg` for bad
 * arguments; `asio_error.netdb.host_not_found` and others of its group; `asio_error.addrinfo.service_not_found`; EPERM where the
 * network is not allowed; ENOTSUP, with `missing`, for canonical names without koffi.
 *
 * Source: manual, ip.get_address_info, ip.get_name_info.
 */
export function openResolver(context: VmContext, table: Address, protocol: Protocol): void {
  const { core } = context;
  const families = { get_address_info: 0, get_address_v4_info: 4, get_address_v6_info: 6 } as const;
  for (const [name, family] of Object.entries(families)) {
    core.setFunction(table, name, (base, nargs) => {
      requireNetwork(context);
      const query: Query = {
        host: hostArgument(context, base, nargs, 1),
        service: serviceArgument(context, base, nargs, 2),
        protocol,
        family,
        flags: flagsArgument(context, base, nargs, 3),
      };
      return wait(context, (signal) => resolve(query, signal), writeEndpoints);
    });
  }
  core.setFunction(table, "get_name_info", (base, nargs) => {
    requireNetwork(context);
    const address = addressArgument(context, base, nargs, 1);
    const port = portArgument(context, base, nargs, 2);
    return wait(
      context,
      () => nameOf(address, port, protocol),
      (_context, at, { host, service }) => {
        const entry = at + VALUE_SIZE;
        core.exports.emi_table(entry, 0, 2);
        core.memory.sync();
        setText(core, entry, "host_name", host);
        setText(core, entry, "service_name", service);
        core.exports.emi_table(at, 1, 0);
        core.memory.sync();
        append(core, at, 1, entry);
      },
    );
  });
}

/** Makes the calling fiber wait for a promise, of which it can be told that nobody waits any longer. */
function wait<T>(
  context: VmContext,
  start: (signal: AbortSignal) => Promise<T>,
  write: (context: VmContext, at: Address, result: T) => void,
): number {
  const abort = new AbortController();
  const operation = new Operation(context, () => {
    abort.abort();
    return true;
  });
  start(abort.signal).then(
    (result) => operation.done(1, (_core, at) => write(context, at, result)),
    (error: unknown) => operation.fail(error),
  );
  return Operation.suspended;
}

function writeEndpoints(context: VmContext, at: Address, endpoints: readonly Endpoint[]): void {
  const { core } = context;
  const [entry, value] = [at + VALUE_SIZE, core.temporary2];
  core.exports.emi_table(at, endpoints.length, 0);
  endpoints.forEach(({ address, port, canonicalName }, i) => {
    core.exports.emi_table(entry, 0, 4);
    core.memory.sync();
    writeAddress(context, value, address);
    core.setField(entry, "address", value);
    core.memory.setNumber(value, port);
    core.setField(entry, "port", value);
    if (canonicalName !== undefined) setText(core, entry, "canonical_name", canonicalName);
    append(core, at, i + 1, entry);
  });
  core.memory.sync();
}

function setText(core: Core, table: Address, key: string, text: string): void {
  core.writeString(core.temporary2, text);
  core.setField(table, key, core.temporary2);
}

/** table[i] = the value at `slot`. */
function append(core: Core, table: Address, i: number, slot: Address): void {
  core.memory.setNumber(core.temporary, i);
  core.exports.emi_rawset(table, core.temporary, slot);
  core.memory.sync();
}

function hostArgument(context: VmContext, base: Address, nargs: number, n: number): string | IpAddress {
  const address = nargs >= n ? addressAt(context, slotOf(base, n)) : undefined;
  if (address === undefined) return nameArgument(context, base, nargs, n);
  return new IpAddress(address.bytes, address.scopeId); // answers are userdata of their own
}

function serviceArgument(context: VmContext, base: Address, nargs: number, n: number): string | number {
  const isNumber = nargs >= n && context.core.memory.isNumber(slotOf(base, n));
  return isNumber ? portArgument(context, base, nargs, n) : nameArgument(context, base, nargs, n);
}

/** A name: UTF-8, though most are ASCII. The system's functions would end it at a NUL. */
function nameArgument(context: VmContext, base: Address, nargs: number, n: number): string {
  const name = Buffer.from(stringArgument(context, base, nargs, n), "latin1").toString();
  return name.includes("\0") ? badArgument(context, n) : name;
}

function flagsArgument(context: VmContext, base: Address, nargs: number, n: number): number {
  const flags = optionalInteger(context, base, nargs, n, DEFAULT_ADDRESS_INFO_FLAGS);
  return flags >= 0 && flags <= ALL_ADDRESS_INFO_FLAGS && (flags & ~ALL_ADDRESS_INFO_FLAGS) === 0
    ? flags
    : badArgument(context, n);
}
