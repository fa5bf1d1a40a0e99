import { type Address } from "../../interp/abi.js";
import { type Kind } from "../../interp/handles.js";
import { defineKind, oncePerVm } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { ownerGetters, ownerMethods } from "../io/stream-methods.js";
import { Acceptor } from "../socket/acceptor.js";
import { type AcceptorHandle } from "../socket/handle.js";
import { acceptorMethods, acceptorOptionMethods } from "../socket/methods.js";
import { openAcceptor } from "../socket/open.js";
import { type OptionName } from "../socket/options.js";
import { ipMethods, localGetters } from "./socket-members.js";
import { writeTcpSocket } from "./tcp-socket.js";

const options: readonly OptionName[] = ["reuse_address", "debug", "v6_only"];

/**
 * Fills the table `ip.tcp.acceptor`.
 *
 * - `new() -> ip.tcp.acceptor`: closed
 * - `open`, `assign`, `bind`: see ipMethods; `close`, `cancel`, `release`, `is_open`: see ownerMethods
 * - `listen`, `accept`: see acceptorMethods. `accept` suspends
 * - `set_option`, `get_option`: see acceptorOptionMethods
 * - `local_address`, `local_port`
 *
 * Source: manual, ip.tcp.acceptor.
 */
export function openTcpAcceptor(context: VmContext, table: Address): void {
  const kind = kindOf(context);
  context.core.setFunction(table, "new", (base) => {
    context.core.writeHandle(base, kind, newAcceptor(context));
    return 1;
  });
}

/** Puts a new ip.tcp.acceptor at `slot`; without a handle it is closed. */
export function writeTcpAcceptor(context: VmContext, slot: Address, handle: AcceptorHandle | undefined): void {
  const acceptor = newAcceptor(context);
  if (handle) acceptor.adopt(handle);
  context.core.writeHandle(slot, kindOf(context), acceptor);
}

function newAcceptor(context: VmContext): Acceptor {
  return new Acceptor(context, "ip.tcp.acceptor", (slot, handle) => writeTcpSocket(context, slot, handle));
}

/** The kind, which is declared when it is first needed. That uses `core.values`. */
const kindOf = oncePerVm(define);

function define(context: VmContext): Kind<Acceptor> {
  return defineKind<Acceptor>(context, {
    name: "ip.tcp.acceptor",
    traits: { sendable: true },
    release: (self) => self.drop(),
    methods: {
      ...ownerMethods(context),
      ...acceptorMethods(context),
      ...acceptorOptionMethods(context, { set: options, get: options }),
      ...ipMethods(context, openAcceptor),
    },
    getters: { ...ownerGetters(context), ...localGetters(context) },
  });
}
