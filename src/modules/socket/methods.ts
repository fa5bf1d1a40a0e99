import { type Address, TAG_FALSE, TAG_TRUE, VALUE_SIZE } from "../../interp/abi.js";
import { SHUT_RD, SHUT_RDWR, SHUT_WR, SOMAXCONN } from "../../os/sockets.js";
import { type Method } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, integerArgument, isAbsent, optionalInteger, slotOf, stringArgument } from "../arguments.js";
import { spanArgument } from "../io/stream-methods.js";
import { type Acceptor } from "./acceptor.js";
import { type DatagramHandle, type SocketHandle, type StreamHandle, type WaitType } from "./handle.js";
import { type Linger, type OptionName, optionType, type OptionValue } from "./options.js";
import { type StreamSocket } from "./stream-socket.js";

/** Methods that sockets of several modules have. What they raise besides EINVAL, with `arg`, and EBADF is what the system says. */

/** An object with a socket in it. */
interface Holder<H> {
  with<R>(work: (handle: H) => R): R;
}

const shutdowns: Readonly<Record<string, number>> = { receive: SHUT_RD, send: SHUT_WR, both: SHUT_RDWR };
const waitTypes: readonly string[] = ["read", "write", "error"] satisfies WaitType[];

/** An integer that a C int can hold. */
function intArgument(context: VmContext, base: Address, nargs: number, n: number): number {
  const value = integerArgument(context, base, nargs, n);
  return value === (value | 0) ? value : badArgument(context, n);
}

/** Argument `n`, or-combined flags; 0 when it is absent. */
export function flagsArgument(context: VmContext, base: Address, nargs: number, n: number): number {
  return isAbsent(context, base, nargs, n) ? 0 : intArgument(context, base, nargs, n);
}

/**
 * - `shutdown(what)`: "receive", "send" or "both"
 * - `disconnect()`: forgets the peer
 * - `io_control("bytes_readable") -> integer`: how many bytes could be read at once. ENOTSUP for other commands
 */
export function connectionMethods(context: VmContext): Record<string, Method<Holder<StreamHandle | DatagramHandle>>> {
  const { core, errors } = context;
  return {
    shutdown(self, base, nargs) {
      const what = stringArgument(context, base, nargs, 2);
      const how = Object.hasOwn(shutdowns, what) ? shutdowns[what]! : badArgument(context, 2);
      self.with((handle) => handle.shutdown(how));
      return 0;
    },
    disconnect(self) {
      self.with((handle) => handle.disconnect());
      return 0;
    },
    io_control(self, base, nargs) {
      if (stringArgument(context, base, nargs, 2) !== "bytes_readable") errors.raiseGeneric("ENOTSUP", { arg: 2 });
      core.memory.setNumber(
        base,
        self.with((handle) => handle.bytesReadable()),
      );
      return 1;
    },
  };
}

/**
 * - `receive(buffer, flags) -> integer`, `send(buffer, flags) -> integer`: read_some and write_some with MSG_* flags
 * - `wait(type)`: suspends until the socket is ready to "read", to "write", or has an "error" or urgent data
 */
export function streamMethods(context: VmContext): Record<string, Method<StreamSocket>> {
  return {
    receive: (self, base, nargs) =>
      self.readSome(base, spanArgument(context, base, nargs, 2).bytes, flagsArgument(context, base, nargs, 3)),
    send: (self, base, nargs) =>
      self.writeSome(base, spanArgument(context, base, nargs, 2).bytes, flagsArgument(context, base, nargs, 3)),
    wait(self, base, nargs) {
      const type = stringArgument(context, base, nargs, 2);
      return self.waitUntil(waitTypes.includes(type) ? (type as WaitType) : badArgument(context, 2));
    },
  };
}

/**
 * - `listen([backlog])`: default the most that the system has. Suspends without koffi: see SocketOwner.settle
 * - `accept() -> socket`: see Acceptor
 */
export function acceptorMethods(context: VmContext): Record<string, Method<Acceptor>> {
  return {
    listen(self, base, nargs) {
      const backlog = optionalInteger(context, base, nargs, 2, SOMAXCONN);
      return self.listen(backlog === (backlog | 0) ? backlog : badArgument(context, 2));
    },
    accept: (self) => self.accept(),
  };
}

/** Reads and writes values of options that only one module knows. */
export interface OptionCodec {
  /** Arguments from `n` on. */
  read(base: Address, nargs: number, n: number): OptionValue;
}

/** Which options a kind has. */
export interface OptionList {
  readonly set: readonly OptionName[];
  readonly get: readonly OptionName[];
  /** For values that are addresses of groups and interfaces. */
  readonly group?: OptionCodec;
}

/**
 * - `set_option(name, value)`: `"linger"` takes a boolean and seconds
 * - `get_option(name) -> value`: `"linger"` answers a boolean and seconds
 *
 * ENOTSUP with `arg` for names that are not on the list.
 */
export function optionMethods(context: VmContext, list: OptionList): Record<string, Method<Holder<SocketHandle>>> {
  const { core, errors } = context;
  const { memory } = core;
  const nameArgument = (names: readonly OptionName[], base: Address, nargs: number): OptionName => {
    const name = stringArgument(context, base, nargs, 2) as OptionName;
    return names.includes(name) ? name : errors.raiseGeneric("ENOTSUP", { arg: 2 });
  };
  return {
    set_option(self, base, nargs) {
      const name = nameArgument(list.set, base, nargs);
      const value = readOption(context, list, name, base, nargs);
      self.with((handle) => handle.setOption(name, value));
      return 0;
    },
    get_option(self, base, nargs) {
      const name = nameArgument(list.get, base, nargs);
      const value = self.with((handle) => handle.getOption(name));
      switch (typeof value) {
        case "boolean":
          memory.setBoolean(base, value);
          return 1;
        case "number":
          memory.setNumber(base, value);
          return 1;
        default: {
          const { enabled, seconds } = value as Linger;
          memory.setBoolean(base, enabled);
          memory.setNumber(base + VALUE_SIZE, seconds);
          return 2;
        }
      }
    },
  };
}

function readOption(context: VmContext, list: OptionList, name: OptionName, base: Address, nargs: number): OptionValue {
  switch (optionType(name)) {
    case "boolean":
      return booleanArgument(context, base, nargs, 3);
    case "integer":
      return intArgument(context, base, nargs, 3);
    case "linger":
      return {
        enabled: booleanArgument(context, base, nargs, 3),
        seconds: intArgument(context, base, nargs, 4),
      };
    default:
      return list.group!.read(base, nargs, 3);
  }
}

/** Argument `n`, a boolean. */
export function booleanArgument(context: VmContext, base: Address, nargs: number, n: number): boolean {
  const tag = nargs >= n ? context.core.memory.tag(slotOf(base, n)) : undefined;
  return tag === TAG_TRUE || (tag !== TAG_FALSE && badArgument(context, n));
}

/**
 * The options of acceptors, besides those of the list: `"enable_connection_aborted"`, a boolean: connections that end before they are
 * accepted make accept() raise ECONNABORTED. Default: they are passed over.
 */
export function acceptorOptionMethods(context: VmContext, list: OptionList): Record<string, Method<Acceptor>> {
  const others = optionMethods(context, list);
  const isOwn = (base: Address, nargs: number): boolean =>
    stringArgument(context, base, nargs, 2) === "enable_connection_aborted";
  return {
    set_option(self, base, nargs) {
      if (!isOwn(base, nargs)) return others["set_option"]!(self, base, nargs);
      const tell = booleanArgument(context, base, nargs, 3);
      self.with((handle) => (handle.tellAborted = tell));
      return 0;
    },
    get_option(self, base, nargs) {
      if (!isOwn(base, nargs)) return others["get_option"]!(self, base, nargs);
      context.core.memory.setBoolean(
        base,
        self.with((handle) => handle.tellAborted),
      );
      return 1;
    },
  };
}
