import { type Address } from "../../interp/abi.js";
import { type Kind } from "../../interp/handles.js";
import { defineKind, oncePerVm } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { integerArgument, slotOf } from "../arguments.js";
import { ownerGetters, ownerMethods, spanArgument } from "../io/stream-methods.js";
import { DatagramSocket } from "../socket/datagram-socket.js";
import { type DatagramHandle } from "../socket/handle.js";
import { connectionMethods, flagsArgument, type OptionList, optionMethods } from "../socket/methods.js";
import { openDatagrams } from "../socket/open.js";
import { type OptionName } from "../socket/options.js";
import { addressArgument } from "./address.js";
import { endpointArgument, ipMethods, localGetters, remoteGetters, writeEndpoint } from "./socket-members.js";

const NAME = "ip.udp.socket";

const options: readonly OptionName[] = [
  "debug",
  "broadcast",
  "do_not_route",
  "send_buffer_size",
  "receive_buffer_size",
  "reuse_address",
  "multicast_loop",
  "multicast_hops",
  "unicast_hops",
  "v6_only",
];

/**
 * Fills the table `ip.udp.socket`.
 *
 * - `new() -> ip.udp.socket`: closed
 * - `open`, `assign`, `bind`: see ipMethods; `close`, `cancel`, `release`, `is_open`: see ownerMethods
 * - `connect(address, port)`: datagrams go there, and come from there only. Does not suspend
 * - `receive(buffer [, flags]) -> integer`, `receive_from(buffer [, flags]) -> integer, ip.address, integer`: suspend. What does not
 *   fit into the buffer is lost
 * - `send(buffer [, flags]) -> integer`, `send_to(buffer, address, port [, flags]) -> integer`: suspend. EMSGSIZE for what is too long
 * - `shutdown`, `disconnect`, `io_control`: see connectionMethods
 * - `set_option`, `get_option`: see optionMethods. `"join_multicast_group"` and `"leave_multicast_group"` take an ip.address,
 *   `"multicast_interface"` the ip.address of an IPv4 interface, or the index of one for IPv6; these can only be set
 * - `local_address`, `local_port`, `remote_address`, `remote_port`
 *
 * Source: manual, ip.udp.socket.
 */
export function openUdpSocket(context: VmContext, table: Address): void {
  const kind = kindOf(context);
  context.core.setFunction(table, "new", (base) => {
    context.core.writeHandle(base, kind, newSocket(context));
    return 1;
  });
}

/** Puts a new ip.udp.socket at `slot`; without a handle it is closed. */
export function writeUdpSocket(context: VmContext, slot: Address, handle: DatagramHandle | undefined): void {
  const socket = newSocket(context);
  if (handle) socket.adopt(handle);
  context.core.writeHandle(slot, kindOf(context), socket);
}

function newSocket(context: VmContext): DatagramSocket {
  return new DatagramSocket(context, NAME, (slot, address) => writeEndpoint(context, slot, address), 2);
}

/** The kind, which is declared when it is first needed. That uses `core.values`. */
const kindOf = oncePerVm(define);

function define(context: VmContext): Kind<DatagramSocket> {
  const list: OptionList = {
    set: [...options, "join_multicast_group", "leave_multicast_group", "multicast_interface"],
    get: options,
    group: {
      read(base, nargs, n) {
        if (nargs >= n && context.core.memory.isNumber(slotOf(base, n)))
          return { address: new Uint8Array(16), scopeId: integerArgument(context, base, nargs, n) };
        const { bytes, scopeId } = addressArgument(context, base, nargs, n);
        return { address: bytes, scopeId };
      },
    },
  };
  const bytes = (base: Address, nargs: number): Uint8Array => spanArgument(context, base, nargs, 2).bytes;
  return defineKind<DatagramSocket>(context, {
    name: NAME,
    traits: { sendable: true },
    release: (self) => self.drop(),
    methods: {
      ...ownerMethods(context),
      ...connectionMethods(context),
      ...optionMethods(context, list),
      ...ipMethods(context, openDatagrams),
      connect: (self, base, nargs) => self.connect(endpointArgument(context, base, nargs, 2)),
      receive: (self, base, nargs) =>
        self.receive(base, bytes(base, nargs), flagsArgument(context, base, nargs, 3), false),
      receive_from: (self, base, nargs) =>
        self.receive(base, bytes(base, nargs), flagsArgument(context, base, nargs, 3), true),
      send: (self, base, nargs) =>
        self.send(base, bytes(base, nargs), flagsArgument(context, base, nargs, 3), undefined),
      send_to(self, base, nargs) {
        const from = bytes(base, nargs);
        const to = endpointArgument(context, base, nargs, 3);
        return self.send(base, from, flagsArgument(context, base, nargs, 5), to);
      },
    },
    getters: { ...ownerGetters(context), ...localGetters(context), ...remoteGetters(context) },
  });
}
