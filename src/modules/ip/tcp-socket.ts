import { type Address } from "../../interp/abi.js";
import { type Kind } from "../../interp/handles.js";
import { defineKind, oncePerVm } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { ownerGetters, ownerMethods, readMethods, writeMethods } from "../io/stream-methods.js";
import { type StreamHandle } from "../socket/handle.js";
import { connectionMethods, optionMethods, streamMethods } from "../socket/methods.js";
import { openStream } from "../socket/open.js";
import { type OptionName } from "../socket/options.js";
import { StreamSocket } from "../socket/stream-socket.js";
import { endpointArgument, ipMethods, localGetters, remoteGetters } from "./socket-members.js";

const NAME = "ip.tcp.socket";

const options: readonly OptionName[] = [
  "tcp_no_delay",
  "send_low_watermark",
  "send_buffer_size",
  "receive_low_watermark",
  "receive_buffer_size",
  "out_of_band_inline",
  "linger",
  "keep_alive",
  "do_not_route",
  "debug",
  "v6_only",
];

/**
 * Fills the table `ip.tcp.socket`.
 *
 * - `new() -> ip.tcp.socket`: closed
 * - `open`, `assign`, `bind`: see ipMethods; `close`, `cancel`, `release`, `is_open`: see ownerMethods
 * - `connect(address, port)`: suspends; see StreamSocket
 * - `read_some(buffer)`, `write_some(buffer)`: suspend; see TransportStream
 * - `receive`, `send`, `wait`: see streamMethods; `shutdown`, `disconnect`, `io_control`: see connectionMethods
 * - `set_option`, `get_option`: see optionMethods
 * - `send_file`: ENOTSUP, it is Windows's
 * - `local_address`, `local_port`, `remote_address`, `remote_port`
 * - `at_mark`: whether the next byte to be read is the urgent one
 *
 * Source: manual, ip.tcp.socket.
 */
export function openTcpSocket(context: VmContext, table: Address): void {
  const kind = kindOf(context);
  context.core.setFunction(table, "new", (base) => {
    context.core.writeHandle(base, kind, new StreamSocket(context, NAME));
    return 1;
  });
}

/** Puts a new ip.tcp.socket at `slot`; without a handle it is closed. */
export function writeTcpSocket(context: VmContext, slot: Address, handle: StreamHandle | undefined): void {
  const socket = new StreamSocket(context, NAME);
  if (handle) socket.adopt(handle);
  context.core.writeHandle(slot, kindOf(context), socket);
}

/** The kind, which is declared when it is first needed. That uses `core.values`. */
const kindOf = oncePerVm(define);

function define(context: VmContext): Kind<StreamSocket> {
  const { core, errors } = context;
  return defineKind<StreamSocket>(context, {
    name: NAME,
    traits: { sendable: true },
    release: (self) => self.drop(),
    methods: {
      ...ownerMethods(context),
      ...readMethods(context),
      ...writeMethods(context),
      ...connectionMethods(context),
      ...streamMethods(context),
      ...optionMethods(context, { set: options, get: options }),
      ...ipMethods(context, openStream),
      connect: (self, base, nargs) => self.connect(endpointArgument(context, base, nargs, 2)),
      send_file: () => errors.raiseGeneric("ENOTSUP"),
    },
    getters: {
      ...ownerGetters(context),
      ...localGetters(context),
      ...remoteGetters(context),
      at_mark: (self, slot) =>
        core.memory.setBoolean(
          slot,
          self.with((handle) => handle.isAtMark()),
        ),
    },
  });
}
