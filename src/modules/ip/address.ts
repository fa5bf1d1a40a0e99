import { type Address, VALUE_SIZE } from "../../interp/abi.js";
import { type Kind } from "../../interp/handles.js";
import { defineKind, expectKind, type Getter, type Method, objectAt } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, integerArgument, isAbsent, slotOf, stringArgument } from "../arguments.js";
import { giveBytes, takeBytes } from "../filesystem/host-memory.js";
import * as address from "./ip-address.js";
import { IpAddress, parseAddress } from "./ip-address.js";

export { IpAddress, parseAddress };

const kinds = new WeakMap<VmContext, Kind<IpAddress>>();

/** What JavaScript keeps for an address, about. */
const COST = 200;

const MAX_PORT = 0xffff;

/**
 * Puts a userdata at `slot` that is this address from now on: its scope id may be changed through it. The first one of a VM uses
 * `core.values`. May collect garbage, so what the host has built must stand in roots; raises ENOMEM when that leaves no room.
 */
export function writeAddress(context: VmContext, slot: Address, value: IpAddress): void {
  if (!context.core.makeRoom(COST)) context.errors.raiseGeneric("ENOMEM");
  takeBytes(context, COST);
  context.core.writeHandle(slot, kindOf(context), value);
}

/** The address at `slot`, if there is one. The first call in a VM uses `core.values`. */
export function addressAt(context: VmContext, slot: Address): IpAddress | undefined {
  return objectAt(context.core, kindOf(context), slot);
}

/** Argument `n`, an ip.address. EINVAL for all else, strings included. */
export function addressArgument(context: VmContext, base: Address, nargs: number, n: number): IpAddress {
  return (nargs >= n ? addressAt(context, slotOf(base, n)) : undefined) ?? badArgument(context, n);
}

/** Argument `n`, an ip.address or the text of one. EINVAL for all else. */
export function addressOrTextArgument(context: VmContext, base: Address, nargs: number, n: number): IpAddress {
  const found = nargs >= n ? addressAt(context, slotOf(base, n)) : undefined;
  return found ?? textArgument(context, base, nargs, n);
}

/** Argument `n`, a port: an integer from 0 to 65535. EINVAL for all else. */
export function portArgument(context: VmContext, base: Address, nargs: number, n: number): number {
  const port = integerArgument(context, base, nargs, n);
  return port >= 0 && port <= MAX_PORT ? port : badArgument(context, n);
}

/** Argument `n`, the text of an address. */
function textArgument(context: VmContext, base: Address, nargs: number, n: number): IpAddress {
  const text = stringArgument(context, base, nargs, n);
  return parseAddress(text, context.mayUseNetwork) ?? badArgument(context, n);
}

/**
 * Submodule `ip.address`. Nothing here suspends, and nothing needs the network.
 *
 * - `new([text]) -> address`: 0.0.0.0 without a text; EINVAL when it is no address
 * - `any_v4()`, `any_v6()`, `loopback_v4()`, `loopback_v6()`, `broadcast_v4()`: well-known ones
 *
 * Members of addresses are those of the manual; see ip-address.ts for what they answer. Those of one version alone raise EINVAL for
 * the other, and to_v4() does for what is not mapped. `scope_id` can be set, to an integer from 0 to 2^32 - 1. `==`, `<`, `<=`.
 *
 * Source: manual, ip.address.
 */
export function openAddress(context: VmContext, table: Address): void {
  const { core } = context;
  kindOf(context);
  core.setFunction(table, "new", (base, nargs) => {
    const absent = isAbsent(context, base, nargs, 1);
    writeAddress(context, base, absent ? parseAddress("0.0.0.0")! : textArgument(context, base, nargs, 1));
    return 1;
  });
  for (const [name, text] of Object.entries(wellKnown)) {
    core.setFunction(table, name, (base) => {
      writeAddress(context, base, parseAddress(text)!);
      return 1;
    });
  }
}

const wellKnown = {
  any_v4: "0.0.0.0",
  any_v6: "::",
  loopback_v4: "127.0.0.1",
  loopback_v6: "::1",
  broadcast_v4: "255.255.255.255",
};

function kindOf(context: VmContext): Kind<IpAddress> {
  let found = kinds.get(context);
  if (found === undefined) kinds.set(context, (found = defineAddress(context)));
  return found;
}

function defineAddress(context: VmContext): Kind<IpAddress> {
  const { core, errors } = context;
  const onlyV6 = (self: IpAddress): void => {
    if (self.isV4) badArgument(context, 1);
  };
  const is =
    (holds: (self: IpAddress) => boolean): Getter<IpAddress> =>
    (self, slot) =>
      core.memory.setBoolean(slot, holds(self));
  const isInV6 =
    (holds: (self: IpAddress) => boolean): Getter<IpAddress> =>
    (self, slot) => {
      onlyV6(self);
      core.memory.setBoolean(slot, holds(self));
    };
  const ofScope = (scope: number) => isInV6((self) => self.multicastScope === scope);
  const ordered =
    (holds: (order: number) => boolean): Method<IpAddress> =>
    (self, base) => {
      core.memory.setBoolean(base, holds(self.compare(expectKind(context, kind, base + VALUE_SIZE, 2))));
      return 1;
    };

  const kind = defineKind<IpAddress>(context, {
    name: "ip.address",
    release: () => giveBytes(core, COST),
    equals: (a, b) => a.compare(b) === 0,
    methods: {
      to_v6(self, base) {
        if (!self.isV4) badArgument(context, 1);
        writeAddress(context, base, self.toMapped());
        return 1;
      },
      to_v4(self, base) {
        if (self.isV4 || !self.isV4Mapped) badArgument(context, 1);
        writeAddress(context, base, self.fromMapped());
        return 1;
      },
    },
    getters: {
      is_loopback: is((self) => self.isLoopback),
      is_multicast: is((self) => self.isMulticast),
      is_unspecified: is((self) => self.isUnspecified),
      is_v4: is((self) => self.isV4),
      is_v6: is((self) => !self.isV4),
      is_link_local: isInV6((self) => self.isLinkLocal),
      is_multicast_global: ofScope(address.GLOBAL),
      is_multicast_link_local: ofScope(address.LINK_LOCAL),
      is_multicast_node_local: ofScope(address.NODE_LOCAL),
      is_multicast_org_local: ofScope(address.ORGANISATION_LOCAL),
      is_multicast_site_local: ofScope(address.SITE_LOCAL),
      is_site_local: isInV6((self) => self.isSiteLocal),
      is_v4_mapped: isInV6((self) => self.isV4Mapped),
      scope_id(self, slot) {
        onlyV6(self);
        core.memory.setNumber(slot, self.scopeId);
      },
    },
    metamethods: {
      __tostring(self, base) {
        core.writeString(base, self.toString(context.mayUseNetwork));
        return 1;
      },
      __lt: ordered((order) => order < 0),
      __le: ordered((order) => order <= 0),
      /** `scope_id` is all that can be set. */
      __newindex(self, base, nargs) {
        const key = base + VALUE_SIZE;
        if (!core.memory.isString(key) || core.memory.stringLatin1(key) !== "scope_id")
          errors.raiseCore("key_not_found");
        onlyV6(self);
        const scope = integerArgument(context, base, nargs, 3);
        if (scope < 0 || scope > address.MAX_SCOPE) badArgument(context, 3);
        self.scopeId = scope;
        return 0;
      },
    },
  });
  return kind;
}
