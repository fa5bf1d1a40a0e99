import { type Address } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { type Kind } from "../../interp/handles.js";
import { closeDescriptor } from "../../os/close.js";
import { dup } from "../../os/descriptors.js";
import { objectAt } from "../../scheduler/runtime/kind.js";
import { type Attachment, type Sendable } from "../../scheduler/runtime/message.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, slotOf } from "../arguments.js";

/**
 * A userdata file_descriptor: owns a descriptor of the system, until it is closed, taken over by an IO object, or collected.
 */
export class FileDescriptor implements Sendable {
  /** @param fd undefined: it is closed */
  constructor(public fd: number | undefined) {}

  /** The descriptor, which from now on belongs to the caller. Undefined: it is closed. */
  take(): number | undefined {
    const { fd } = this;
    this.fd = undefined;
    return fd;
  }

  /** Closes it. Again is harmless. */
  close(): void {
    const fd = this.take();
    if (fd !== undefined) closeDescriptor(fd);
  }

  /** Another descriptor, for a message; this one stays with the sender. Throws EBADF, EMFILE, and MissingError. */
  attach(): DescriptorAttachment {
    return new DescriptorAttachment(dup(this.fd ?? -1));
  }
}

/** A descriptor inside a message, which owns it. */
export class DescriptorAttachment implements Attachment {
  private readonly descriptor: FileDescriptor;

  constructor(readonly fd: number | undefined) {
    this.descriptor = new FileDescriptor(fd);
  }

  /** In the thread that gets a message: a copy of the descriptor that the message has in the thread where it was sent. */
  static arrived(fd: number): Attachment {
    try {
      return new DescriptorAttachment(dup(fd));
    } catch {
      return new DescriptorAttachment(undefined); // too many open files here: it arrives closed
    }
  }

  write(core: Core, slot: Address): void {
    core.writeHandle(slot, kindOf(core), this.descriptor);
  }

  drop(): void {
    this.descriptor.close();
  }
}

const kinds = new WeakMap<Core, { kind: Kind<FileDescriptor> | undefined; open: () => Kind<FileDescriptor> }>();

/** Tells how to declare the kind of a VM's descriptors, once one is needed. */
export function setDescriptorKind(core: Core, open: () => Kind<FileDescriptor>): void {
  kinds.set(core, { kind: undefined, open });
}

function kindOf(core: Core): Kind<FileDescriptor> {
  const entry = kinds.get(core)!;
  return (entry.kind ??= entry.open());
}

/** Puts a new file_descriptor at `slot`, which owns `fd`. The first one of a VM uses `core.values`. */
export function writeDescriptor(core: Core, slot: Address, fd: number): void {
  core.writeHandle(slot, kindOf(core), new FileDescriptor(fd));
}

/** The file_descriptor at `slot`, if there is one; it may be closed. */
export function descriptorAt(core: Core, slot: Address): FileDescriptor | undefined {
  const kind = kinds.get(core)?.kind;
  return kind && objectAt(core, kind, slot);
}

/** Argument `n`, a file_descriptor whose `fd` is there. EINVAL for all else, EBADF for one that is closed. */
export function descriptorArgument(context: VmContext, base: Address, nargs: number, n: number): FileDescriptor {
  const descriptor = (nargs >= n ? descriptorAt(context.core, slotOf(base, n)) : undefined) ?? badArgument(context, n);
  return descriptor.fd === undefined ? context.errors.raiseSystem("EBADF", { arg: n }) : descriptor;
}
