import { hostname } from "node:os";
import { type Address } from "../../interp/abi.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { submodule } from "../submodule.js";
import { requireNetwork } from "../socket/access.js";
import { openAddress } from "./address.js";
import { openConnect } from "./connect.js";
import { openEndpoint } from "./endpoint.js";
import { addressInfoFlags, messageFlags, openFlags } from "./flags.js";
import { openResolver } from "./resolver.js";
import { openTcpAcceptor } from "./tcp-acceptor.js";
import { openTcpSocket } from "./tcp-socket.js";
import { openUdpSocket } from "./udp-socket.js";

/**
 * Module `ip`:
 *
 * - `address`: see address.ts; `tostring`, `toendpoint`: see endpoint.ts
 * - `tcp`, `udp`: name resolution, see resolver.ts; sockets, see tcp-acceptor.ts, tcp-socket.ts, udp-socket.ts
 * - `connect`: see connect.ts
 * - `host_name() -> string`: this machine's own name. EPERM where the network is not allowed
 * - `address_info_flag`, `message_flag`: see flags.ts
 *
 * Source: manual, ip.address to ip.message_flag.
 */
export function openIp(context: VmContext, table: Address): void {
  const { core } = context;
  submodule(context, table, "address", (inner) => openAddress(context, inner));
  submodule(context, table, "address_info_flag", (inner) => openFlags(context, inner, addressInfoFlags));
  submodule(context, table, "message_flag", (inner) => openFlags(context, inner, messageFlags));
  submodule(context, table, "tcp", (inner) => {
    openResolver(context, inner, "tcp");
    submodule(context, inner, "acceptor", (table) => openTcpAcceptor(context, table));
    submodule(context, inner, "socket", (table) => openTcpSocket(context, table));
  });
  submodule(context, table, "udp", (inner) => {
    openResolver(context, inner, "udp");
    submodule(context, inner, "socket", (table) => openUdpSocket(context, table));
  });
  openEndpoint(context, table);
  openConnect(context, table);
  core.setFunction(table, "host_name", (base) => {
    requireNetwork(context);
    core.writeString(base, hostname());
    return 1;
  });
}
