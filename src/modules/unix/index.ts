import { type Address } from "../../interp/abi.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { messageFlags, openFlags } from "../ip/flags.js";
import { submodule } from "../submodule.js";
import { openStreamAcceptor } from "./stream-acceptor.js";
import { openStreamSocket } from "./stream-socket.js";

/**
 * Module `unix`: `stream_socket`, see stream-socket.ts, `stream_acceptor`, see stream-acceptor.ts, and `message_flag.peek`.
 *
 * Source: manual, unix.message_flag, unix.stream_acceptor, unix.stream_socket.
 */
export function openUnix(context: VmContext, table: Address): void {
  submodule(context, table, "message_flag", (inner) => openFlags(context, inner, { peek: messageFlags.peek }));
  submodule(context, table, "stream_socket", (inner) => openStreamSocket(context, inner));
  submodule(context, table, "stream_acceptor", (inner) => openStreamAcceptor(context, inner));
}
