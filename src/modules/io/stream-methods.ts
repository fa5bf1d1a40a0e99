import { type Address } from "../../interp/abi.js";
import { type Getter, type Method } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, slotOf } from "../arguments.js";
import { type ByteSpan, spanAt } from "../byte-span/byte-span.js";
import { descriptorArgument, writeDescriptor } from "../file-descriptor/file-descriptor.js";
import { type Transport } from "./transport.js";
import { type TransportStream } from "./transport-stream.js";

/** Argument `n`, a byte_span. EINVAL for all else. */
export function spanArgument(context: VmContext, base: Address, nargs: number, n: number): ByteSpan {
  return (nargs >= n ? spanAt(context.core, slotOf(base, n)) : undefined) ?? badArgument(context, n);
}

/** An IO object over a descriptor. See TransportStream. */
export interface DescriptorOwner {
  readonly isOpen: boolean;
  mustBeClosed(): void;
  assign(fd: number): void;
  close(): void;
  cancel(): void;
  release(): number;
}

/** A stream, of whatever. */
type Stream = TransportStream<Transport>;

/**
 * What all IO objects over a descriptor have.
 *
 * - `close()`: fibers that wait in a read or write get ECANCELED. EBADF when it is closed already
 * - `cancel()`: the same without closing
 * - `assign(fd)`: takes over a file_descriptor, which is closed afterwards. misc.already_open
 * - `release() -> file_descriptor`: as cancel(), and the object is closed. EBUSY while a file operation is going on
 */
export function ownerMethods(context: VmContext): Record<string, Method<DescriptorOwner>> {
  return {
    close(self) {
      self.close();
      return 0;
    },
    cancel(self) {
      self.cancel();
      return 0;
    },
    assign: (self, base, nargs) => assign(context, self, base, nargs, 2),
    release(self, base) {
      writeDescriptor(context.core, base, self.release());
      return 1;
    },
  };
}

/** Lets `owner` take over argument `n`, a file_descriptor. */
export function assign(context: VmContext, owner: DescriptorOwner, base: Address, nargs: number, n: number): number {
  const descriptor = descriptorArgument(context, base, nargs, n);
  owner.mustBeClosed();
  owner.assign(descriptor.fd!);
  descriptor.take();
  return 0;
}

/** `is_open`: whether it has a descriptor. */
export function ownerGetters(context: VmContext): Record<string, Getter<{ isOpen: boolean }>> {
  return { is_open: (self, slot) => context.core.memory.setBoolean(slot, self.isOpen) };
}

/** `read_some(buffer) -> integer`: see ByteStream.readSome. */
export function readMethods(context: VmContext): Record<string, Method<Stream>> {
  return {
    read_some: (self, base, nargs) => self.readSome(base, spanArgument(context, base, nargs, 2).bytes),
  };
}

/** `write_some(buffer) -> integer`: see ByteStream.writeSome. */
export function writeMethods(context: VmContext): Record<string, Method<Stream>> {
  return {
    write_some: (self, base, nargs) => self.writeSome(base, spanArgument(context, base, nargs, 2).bytes),
  };
}

/**
 * Makes an object for `new([fd])`.
 * @returns a closed stream, or one that took over the descriptor that is argument 1
 */
export function newStream<O extends DescriptorOwner>(
  context: VmContext,
  base: Address,
  nargs: number,
  make: () => O,
): O {
  const descriptor =
    nargs >= 1 && !context.core.memory.isNil(base) ? descriptorArgument(context, base, nargs, 1) : undefined;
  const stream = make();
  if (descriptor) {
    stream.assign(descriptor.fd!);
    descriptor.take();
  }
  return stream;
}
