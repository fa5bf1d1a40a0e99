import { SystemCallError } from "../../os/errors.js";
import { AF_INET6, familyOf } from "../../os/socket-address.js";
import { getOption, getOptionBytes, localAddress, setOption } from "../../os/sockets.js";
import { constants } from "node:os";

/** SO_LINGER: whether close() waits for what is not sent yet, and how many seconds at most. */
export interface Linger {
  readonly enabled: boolean;
  readonly seconds: number;
}

/** A multicast group, with the interface (0: the system chooses), or the address of an IPv4 interface alone. */
export interface Group {
  readonly address: Uint8Array;
  readonly scopeId: number;
}

export type OptionValue = boolean | number | Linger | Group;

/** How Lua spells a value: see methods.ts. */
export type OptionType = "boolean" | "integer" | "linger" | "group" | "interface";

/** Numbers of an option: of Linux and of BSD systems. */
type Numbers = readonly [level: number, linux: number, bsd: number];

interface Option {
  readonly type: OptionType;
  /** Of any socket, or of an IPv4 one. */
  readonly numbers: Numbers;
  /** Of an IPv6 one. */
  readonly v6?: Numbers;
}

const LINUX = process.platform === "linux";
const SOCKET = LINUX ? 1 : 0xffff;
const IP = 0;
const TCP = 6;
const IPV6 = 41;

/** Source: socket(7), tcp(7), ip(7), ipv6(7). */
const options = {
  broadcast: { type: "boolean", numbers: [SOCKET, 6, 0x20] },
  debug: { type: "boolean", numbers: [SOCKET, 1, 1] },
  do_not_route: { type: "boolean", numbers: [SOCKET, 5, 0x10] },
  join_multicast_group: { type: "group", numbers: [IP, 35, 12], v6: [IPV6, 20, 12] },
  keep_alive: { type: "boolean", numbers: [SOCKET, 9, 8] },
  leave_multicast_group: { type: "group", numbers: [IP, 36, 13], v6: [IPV6, 21, 13] },
  linger: { type: "linger", numbers: [SOCKET, 13, 0x1080] },
  multicast_hops: { type: "integer", numbers: [IP, 33, 10], v6: [IPV6, 18, 10] },
  multicast_interface: { type: "interface", numbers: [IP, 32, 9], v6: [IPV6, 17, 9] },
  multicast_loop: { type: "boolean", numbers: [IP, 34, 11], v6: [IPV6, 19, 11] },
  out_of_band_inline: { type: "boolean", numbers: [SOCKET, 10, 0x100] },
  receive_buffer_size: { type: "integer", numbers: [SOCKET, 8, 0x1002] },
  receive_low_watermark: { type: "integer", numbers: [SOCKET, 18, 0x1004] },
  reuse_address: { type: "boolean", numbers: [SOCKET, 2, 4] },
  send_buffer_size: { type: "integer", numbers: [SOCKET, 7, 0x1001] },
  send_low_watermark: { type: "integer", numbers: [SOCKET, 19, 0x1003] },
  tcp_no_delay: { type: "boolean", numbers: [TCP, 1, 1] },
  unicast_hops: { type: "integer", numbers: [IP, 2, 4], v6: [IPV6, 16, 4] },
  v6_only: { type: "boolean", numbers: [IPV6, 26, 27] },
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof options;

/** How the values of an option look. */
export function optionType(name: OptionName): OptionType {
  return options[name].type;
}

/** Linux doubles what it is told, for its own needs, and tells the double. */
const doubled: ReadonlySet<OptionName> = new Set(LINUX ? ["send_buffer_size", "receive_buffer_size"] : []);

function numbersOf(fd: number, name: OptionName): [level: number, name: number] {
  const option: Option = options[name];
  const [level, linux, bsd] = option.v6 && familyOf(localAddress(fd)) === AF_INET6 ? option.v6 : option.numbers;
  return [level, LINUX ? linux : bsd];
}

/** Sets an option of a socket. The value is of the option's type. */
export function setSocketOption(fd: number, name: OptionName, value: OptionValue): void {
  const [level, number] = numbersOf(fd, name);
  if (typeof value === "object") setOption(fd, level, number, encode(value, level, name));
  else setOption(fd, level, number, Number(value));
}

/** struct linger, ip_mreq, ipv6_mreq, or in_addr. */
function encode(value: Linger | Group, level: number, name: OptionName): ArrayBufferView {
  if ("seconds" in value) return new Int32Array([Number(value.enabled), value.seconds]);
  if ((level === IPV6) !== (value.address.length === 16))
    throw new SystemCallError("setsockopt", constants.errno.EINVAL);
  if (name === "multicast_interface") return level === IPV6 ? new Int32Array([value.scopeId]) : value.address;
  const bytes = new Uint8Array(value.address.length + 4);
  bytes.set(value.address);
  if (level === IPV6) new DataView(bytes.buffer).setUint32(16, value.scopeId, true);
  return bytes;
}

/** What an option of a socket is: a boolean, an integer, or a Linger. */
export function getSocketOption(fd: number, name: OptionName): OptionValue {
  const [level, number] = numbersOf(fd, name);
  switch (optionType(name)) {
    case "linger": {
      const value = new Int32Array(2);
      getOptionBytes(fd, level, number, value);
      return { enabled: value[0] !== 0, seconds: value[1]! };
    }
    case "boolean":
      return getOption(fd, level, number) !== 0;
    default: {
      const value = getOption(fd, level, number);
      return doubled.has(name) ? value / 2 : value;
    }
  }
}
