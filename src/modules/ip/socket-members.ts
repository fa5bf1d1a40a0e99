import { type Address } from "../../interp/abi.js";
import { AF_INET, AF_INET6, decodeIp, encodeIp, type IpEndpoint } from "../../os/socket-address.js";
import { type Getter, type Method } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, slotOf } from "../arguments.js";
import { assign, type DescriptorOwner } from "../io/stream-methods.js";
import { attempt } from "../io/system-error.js";
import { requireNetwork } from "../socket/access.js";
import { type SocketHandle } from "../socket/handle.js";
import { addressArgument, addressAt, addressOrTextArgument, IpAddress, portArgument, writeAddress } from "./address.js";

/** What the sockets of module `ip` have in common. */

/** An object with a socket in it. */
interface Holder<H> extends DescriptorOwner {
  with<R>(work: (handle: H) => R): R;
  adopt(handle: H): void;
}

interface ConnectedHandle extends SocketHandle {
  remoteAddress(): Uint8Array;
}

/** Argument `n`: "v4", "v6", or an ip.address, as AF_*. EINVAL for all else. */
function familyArgument(context: VmContext, base: Address, nargs: number, n: number): number {
  const slot = slotOf(base, n);
  const { memory } = context.core;
  if (nargs >= n && memory.isString(slot)) {
    const text = memory.stringLatin1(slot);
    if (text === "v4") return AF_INET;
    if (text === "v6") return AF_INET6;
  } else if (nargs >= n) {
    const address = addressAt(context, slot);
    if (address) return address.isV4 ? AF_INET : AF_INET6;
  }
  return badArgument(context, n);
}

/** Arguments `n`, an ip.address, and `n + 1`, a port, as a struct sockaddr. */
export function endpointArgument(context: VmContext, base: Address, nargs: number, n: number): Uint8Array {
  const address = addressArgument(context, base, nargs, n);
  return encodeEndpoint(address, portArgument(context, base, nargs, n + 1));
}

function encodeEndpoint({ bytes, scopeId }: IpAddress, port: number): Uint8Array {
  return encodeIp({ address: bytes, scopeId, port });
}

/**
 * - `open(family)`: "v4", "v6", or an ip.address of that family. misc.already_open; EPERM where the program may not use the network
 * - `assign(family, fd)`: takes over a file_descriptor
 * - `bind(address, port)`: `address` may be a string. Port 0: the system chooses one, which `local_port` tells
 *
 * @param make a new socket of a family
 */
export function ipMethods<H extends SocketHandle>(
  context: VmContext,
  make: (family: number) => H,
): Record<string, Method<Holder<H>>> {
  return {
    open(self, base, nargs) {
      const family = familyArgument(context, base, nargs, 2);
      requireNetwork(context);
      self.mustBeClosed();
      self.adopt(attempt(context, () => make(family)));
      return 0;
    },
    assign(self, base, nargs) {
      familyArgument(context, base, nargs, 2);
      return assign(context, self, base, nargs, 3);
    },
    bind(self, base, nargs) {
      const address = addressOrTextArgument(context, base, nargs, 2);
      const endpoint = encodeEndpoint(address, portArgument(context, base, nargs, 3));
      self.with((handle) => handle.bind(endpoint));
      return 0;
    },
  };
}

/** What is no IP address at all is shown as the unspecified one: a socket that was assigned may be of any family. */
function decode(bytes: Uint8Array): IpEndpoint {
  return decodeIp(bytes) ?? { address: new Uint8Array(4), scopeId: 0, port: 0 };
}

/** Puts the address of a struct sockaddr at `slot`. */
function writeAddressOf(context: VmContext, slot: Address, endpoint: IpEndpoint): void {
  writeAddress(context, slot, new IpAddress(endpoint.address, endpoint.scopeId));
}

/** Puts the address and the port of a struct sockaddr at `slot` and behind it. */
export function writeEndpoint(context: VmContext, slot: Address, bytes: Uint8Array): void {
  const endpoint = decode(bytes);
  writeAddressOf(context, slot, endpoint);
  context.core.memory.setNumber(slotOf(slot, 2), endpoint.port);
}

/** `local_address`, `local_port`. EBADF. */
export function localGetters(context: VmContext): Record<string, Getter<Holder<SocketHandle>>> {
  return endpointGetters(context, "local", (handle) => handle.localAddress());
}

/** `remote_address`, `remote_port`. EBADF, ENOTCONN. */
export function remoteGetters<H extends ConnectedHandle>(context: VmContext): Record<string, Getter<Holder<H>>> {
  return endpointGetters(context, "remote", (handle) => handle.remoteAddress());
}

function endpointGetters<H extends SocketHandle>(
  context: VmContext,
  which: string,
  ask: (handle: H) => Uint8Array,
): Record<string, Getter<Holder<H>>> {
  return {
    [`${which}_address`]: (self, slot) => writeAddressOf(context, slot, decode(self.with(ask))),
    [`${which}_port`]: (self, slot) => context.core.memory.setNumber(slot, decode(self.with(ask)).port),
  };
}
