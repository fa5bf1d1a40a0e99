import { type Socket } from "node:dgram";
import { interfaceName } from "../../os/interfaces.js";
import { AF_INET6 } from "../../os/socket-address.js";
import { IpAddress } from "../ip/ip-address.js";
import { missing, mustBeV6, SocketError } from "./node-socket.js";
import { type Group, type OptionName, type OptionValue } from "./options.js";

type Apply = (socket: Socket, value: OptionValue, v6: boolean) => void;

/** Options that Node can set once the socket is bound. */
const later: Partial<Record<OptionName, Apply>> = {
  broadcast: (socket, value) => socket.setBroadcast(value as boolean),
  join_multicast_group(socket, value, v6) {
    const { address, scopeId } = value as Group;
    socket.addMembership(new IpAddress(address).toString(), v6 ? interfaceText(scopeId) : undefined);
  },
  leave_multicast_group(socket, value, v6) {
    const { address, scopeId } = value as Group;
    socket.dropMembership(new IpAddress(address).toString(), v6 ? interfaceText(scopeId) : undefined);
  },
  multicast_hops: (socket, value) => socket.setMulticastTTL(value as number),
  multicast_interface(socket, value, v6) {
    const { address, scopeId } = value as Group;
    socket.setMulticastInterface(v6 ? interfaceText(scopeId) : new IpAddress(address).toString());
  },
  multicast_loop: (socket, value) => socket.setMulticastLoopback(value as boolean),
  receive_buffer_size: (socket, value) => socket.setRecvBufferSize(value as number),
  send_buffer_size: (socket, value) => socket.setSendBufferSize(value as number),
  unicast_hops: (socket, value) => socket.setTTL(value as number),
};

/** An IPv6 interface as Node wants it: "::%eth0". ENODEV. */
function interfaceText(index: number): string {
  if (index === 0) return "::";
  const zone = process.platform === "win32" ? String(index) : interfaceName(index);
  if (zone === undefined) throw new SocketError("ENODEV");
  return `::%${zone}`;
}

/** Options that Node must know when it makes the socket. */
const first: ReadonlySet<OptionName> = new Set(["reuse_address", "v6_only"]);

/** What options are before anybody sets them. Others depend on the system, which Node does not ask. */
const defaults: Partial<Record<OptionName, OptionValue>> = {
  broadcast: false,
  multicast_hops: 1,
  multicast_loop: true,
  reuse_address: false,
  v6_only: false,
};

/** The most hops there can be. */
const MAX_HOPS = 255;

/**
 * The options of a datagram socket of Node, which takes some when the socket is made, some only when it is bound, and tells few: so they
 * are kept here, and set when it is time.
 */
export class DatagramOptions {
  private readonly values = new Map<OptionName, OptionValue>();
  /** What is to be set, in order. */
  private waiting: [name: OptionName, value: OptionValue][] = [];
  private readonly v6: boolean;

  /** @param family AF_INET or AF_INET6 */
  constructor(private readonly family: number) {
    this.v6 = family === AF_INET6;
  }

  /** Sets an option, now or when there is a socket. */
  set(name: OptionName, value: OptionValue, socket: Socket | undefined): void {
    const apply = later[name];
    if (!apply && !first.has(name)) missing();
    this.check(name, value);
    if (apply && socket) apply(socket, value, this.v6);
    else if (apply) this.waiting.push([name, value]);
    else if (socket && name === "v6_only") throw new SocketError("EINVAL");
    else if (socket && value !== this.get(name, socket)) missing();
    this.values.set(name, value);
  }

  /** What the system would say at once. */
  private check(name: OptionName, value: OptionValue): void {
    if (name === "v6_only") mustBeV6(this.family, "set");
    if (typeof value === "object" && "address" in value) {
      if ((value.address.length === 16) !== this.v6) throw new SocketError("EINVAL");
      const group = name !== "multicast_interface";
      if (group && !new IpAddress(value.address).isMulticast) throw new SocketError("EINVAL");
    }
    const hops = name === "multicast_hops" ? 0 : name === "unicast_hops" ? 1 : undefined;
    const inRange = hops === undefined || ((value as number) >= hops && (value as number) <= MAX_HOPS);
    if (!inRange) throw new SocketError("EINVAL");
  }

  get(name: OptionName, socket: Socket | undefined): OptionValue {
    if (name === "v6_only") mustBeV6(this.family, "get");
    if (socket && name === "receive_buffer_size") return halved(socket.getRecvBufferSize());
    if (socket && name === "send_buffer_size") return halved(socket.getSendBufferSize());
    return this.values.get(name) ?? defaults[name] ?? missing();
  }

  flag(name: "reuse_address" | "v6_only"): boolean {
    return this.values.get(name) === true;
  }

  /** Sets what was waiting for the socket, which is bound now. */
  apply(socket: Socket): void {
    const { waiting } = this;
    this.waiting = [];
    for (const [name, value] of waiting) later[name]!(socket, value, this.v6);
  }
}

/** See options.ts. */
function halved(size: number): number {
  return process.platform === "linux" ? size / 2 : size;
}
