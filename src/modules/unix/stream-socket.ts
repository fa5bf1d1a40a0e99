import { type Address, VALUE_SIZE } from "../../interp/abi.js";
import { type Kind } from "../../interp/handles.js";
import { SOCK_STREAM, socketPair } from "../../os/descriptors.js";
import { AF_UNIX } from "../../os/socket-address.js";
import { defineKind, oncePerVm } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { newStream, ownerGetters, ownerMethods, readMethods, writeMethods } from "../io/stream-methods.js";
import { attempt } from "../io/system-error.js";
import { requireNetwork } from "../socket/access.js";
import { DescriptorStream } from "../socket/descriptor-stream.js";
import { type StreamHandle } from "../socket/handle.js";
import { connectionMethods, optionMethods, streamMethods } from "../socket/methods.js";
import { openStream } from "../socket/open.js";
import { type OptionName } from "../socket/options.js";
import { StreamSocket } from "../socket/stream-socket.js";
import { addressArgument, localPath, remotePath, unixMethods } from "./members.js";

const NAME = "unix.stream_socket";

const options: readonly OptionName[] = [
  "send_low_watermark",
  "send_buffer_size",
  "receive_low_watermark",
  "receive_buffer_size",
  "debug",
];

/**
 * Fills the table `unix.stream_socket`.
 *
 * - `new([fd]) -> unix.stream_socket`: closed, or of a file_descriptor, which it takes over
 * - `pair() -> unix.stream_socket, unix.stream_socket`: connected with each other. EMFILE; EPERM; ENOTSUP without koffi
 * - `open`, `bind`: see unixMethods; `close`, `cancel`, `assign`, `release`, `is_open`: see ownerMethods
 * - `connect(path)`: suspends; see StreamSocket
 * - `read_some(buffer)`, `write_some(buffer)`: suspend; see TransportStream
 * - `shutdown`, `disconnect`, `io_control`: see connectionMethods; `wait`: see streamMethods
 * - `set_option`, `get_option`: see optionMethods
 * - `send_with_fds`, `receive_with_fds`: ENOTSUP so far
 * - `local_path`, `remote_path`
 *
 * Source: manual, unix.stream_socket.
 */
export function openStreamSocket(context: VmContext, table: Address): void {
  const { core } = context;
  const kind = kindOf(context);
  core.setFunction(table, "new", (base, nargs) => {
    core.writeHandle(
      base,
      kind,
      newStream(context, base, nargs, () => new StreamSocket(context, NAME)),
    );
    return 1;
  });
  core.setFunction(table, "pair", (base) => {
    requireNetwork(context);
    const pair = attempt(context, () => socketPair(SOCK_STREAM));
    pair.forEach((fd, i) => writeStreamSocket(context, base + i * VALUE_SIZE, new DescriptorStream(fd)));
    return 2;
  });
}

/** Puts a new unix.stream_socket at `slot`; without a handle it is closed. */
export function writeStreamSocket(context: VmContext, slot: Address, handle: StreamHandle | undefined): void {
  const socket = new StreamSocket(context, NAME);
  if (handle) socket.adopt(handle);
  context.core.writeHandle(slot, kindOf(context), socket);
}

/** The kind, which is declared when it is first needed. That uses `core.values`. */
const kindOf = oncePerVm(define);

function define(context: VmContext): Kind<StreamSocket> {
  const { errors } = context;
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
      ...unixMethods(context, () => openStream(AF_UNIX)),
      receive_with_fds: () => errors.raiseGeneric("ENOTSUP"),
      send_with_fds: () => errors.raiseGeneric("ENOTSUP"),
      connect: (self, base, nargs) => self.connect(addressArgument(context, base, nargs)),
    },
    getters: { ...ownerGetters(context), local_path: localPath(context), remote_path: remotePath(context) },
  });
}
