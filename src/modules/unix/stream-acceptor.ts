import { type Address } from "../../interp/abi.js";
import { type Kind } from "../../interp/handles.js";
import { AF_UNIX } from "../../os/socket-address.js";
import { defineKind, oncePerVm } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { newStream, ownerGetters, ownerMethods } from "../io/stream-methods.js";
import { Acceptor } from "../socket/acceptor.js";
import { type AcceptorHandle } from "../socket/handle.js";
import { acceptorMethods, acceptorOptionMethods } from "../socket/methods.js";
import { openAcceptor } from "../socket/open.js";
import { type OptionName } from "../socket/options.js";
import { localPath, unixMethods } from "./members.js";
import { writeStreamSocket } from "./stream-socket.js";

const options: readonly OptionName[] = ["debug"];

/**
 * Fills the table `unix.stream_acceptor`.
 *
 * - `new([fd]) -> unix.stream_acceptor`: closed, or of a file_descriptor, which it takes over
 * - `open`, `bind`: see unixMethods; `close`, `cancel`, `assign`, `release`, `is_open`: see ownerMethods
 * - `listen`, `accept`: see acceptorMethods. `accept` suspends
 * - `set_option`, `get_option`: see acceptorOptionMethods
 * - `local_path`
 *
 * Source: manual, unix.stream_acceptor.
 */
export function openStreamAcceptor(context: VmContext, table: Address): void {
  const { core } = context;
  const kind = kindOf(context);
  core.setFunction(table, "new", (base, nargs) => {
    core.writeHandle(
      base,
      kind,
      newStream(context, base, nargs, () => newAcceptor(context)),
    );
    return 1;
  });
}

/** Puts a new unix.stream_acceptor at `slot`; without a handle it is closed. */
export function writeStreamAcceptor(context: VmContext, slot: Address, handle: AcceptorHandle | undefined): void {
  const acceptor = newAcceptor(context);
  if (handle) acceptor.adopt(handle);
  context.core.writeHandle(slot, kindOf(context), acceptor);
}

function newAcceptor(context: VmContext): Acceptor {
  return new Acceptor(context, "unix.stream_acceptor", (slot, handle) => writeStreamSocket(context, slot, handle));
}

/** The kind, which is declared when it is first needed. That uses `core.values`. */
const kindOf = oncePerVm(define);

function define(context: VmContext): Kind<Acceptor> {
  return defineKind<Acceptor>(context, {
    name: "unix.stream_acceptor",
    traits: { sendable: true },
    release: (self) => self.drop(),
    methods: {
      ...ownerMethods(context),
      ...acceptorMethods(context),
      ...acceptorOptionMethods(context, { set: options, get: options }),
      ...unixMethods(context, () => openAcceptor(AF_UNIX)),
    },
    getters: { ...ownerGetters(context), local_path: localPath(context) },
  });
}
