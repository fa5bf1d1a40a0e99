import { type Address } from "../../interp/abi.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { submodule } from "../submodule.js";
import { openAddress } from "./address.js";
import { openTcpAcceptor } from "./tcp-acceptor.js";
import { openTcpSocket } from "./tcp-socket.js";
import { openUdpSocket } from "./udp-socket.js";

/**
 * Module `ip`: `address`, see address.ts.
 *
 * Source: manual, ip.address to ip.message_flag.
 */
export function openIp(context: VmContext, table: Address): void {
  submodule(context, table, "address", (inner) => openAddress(context, inner));
  submodule(context, table, "tcp", (tcp) => {
    submodule(context, tcp, "acceptor", (inner) => openTcpAcceptor(context, inner));
    submodule(context, tcp, "socket", (inner) => openTcpSocket(context, inner));
  });
  submodule(context, table, "udp", (udp) => {
    submodule(context, udp, "socket", (inner) => openUdpSocket(context, inner));
  });
}
