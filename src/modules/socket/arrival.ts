import { type Address } from "../../interp/abi.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { writeTcpAcceptor } from "../ip/tcp-acceptor.js";
import { writeTcpSocket } from "../ip/tcp-socket.js";
import { writeUdpSocket } from "../ip/udp-socket.js";
import { writeStreamAcceptor } from "../unix/stream-acceptor.js";
import { writeStreamSocket } from "../unix/stream-socket.js";
import { type AcceptorHandle, type DatagramHandle, type SocketHandle, type StreamHandle } from "./handle.js";
import { setSocketWriter, type SocketName } from "./sendable.js";

/** Prepares a VM for sockets that come in messages, whether it has their modules or not. */
export function prepareSockets(context: VmContext): void {
  setSocketWriter(context, (slot, name, handle) => write(context, slot, name, handle));
}

function write(context: VmContext, slot: Address, name: SocketName, handle: SocketHandle | undefined): void {
  switch (name) {
    case "ip.tcp.acceptor":
      return writeTcpAcceptor(context, slot, handle as AcceptorHandle | undefined);
    case "ip.tcp.socket":
      return writeTcpSocket(context, slot, handle as StreamHandle | undefined);
    case "ip.udp.socket":
      return writeUdpSocket(context, slot, handle as DatagramHandle | undefined);
    case "unix.stream_acceptor":
      return writeStreamAcceptor(context, slot, handle as AcceptorHandle | undefined);
    case "unix.stream_socket":
      return writeStreamSocket(context, slot, handle as StreamHandle | undefined);
  }
}
