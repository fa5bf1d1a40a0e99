import { constants } from "node:os";
import { type Address } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { closeDescriptor } from "../../os/close.js";
import { dup } from "../../os/descriptors.js";
import { SystemCallError } from "../../os/errors.js";
import { type Attachment } from "../../scheduler/runtime/message.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { DescriptorAcceptor } from "./descriptor-acceptor.js";
import { DescriptorDatagrams } from "./descriptor-datagrams.js";
import { DescriptorStream } from "./descriptor-stream.js";
import { type SocketHandle } from "./handle.js";

/** The kinds of sockets, by the names of their types. */
export type SocketName =
  "ip.tcp.acceptor" | "ip.tcp.socket" | "ip.udp.socket" | "unix.stream_acceptor" | "unix.stream_socket";

/** A userdata that holds a socket, and can give it away. */
export interface SocketHolder<H extends SocketHandle> {
  readonly isOpen: boolean;
  readonly busy: boolean;
  /** Takes the socket away; the object is closed then. It is open and not busy. */
  leave(): H;
  /** Gets a socket. It is closed. */
  adopt(handle: H): void;
  /** Whether it could get its socket back: it has no other, and Lua can still use it. */
  readonly vacant: boolean;
}

/** Puts a userdata at a slot, with a socket or closed. */
type Writer = (slot: Address, name: SocketName, handle: SocketHandle | undefined) => void;

const writers = new WeakMap<Core, Writer>();

/** Tells how sockets that come in messages become userdata of a VM. */
export function setSocketWriter(context: VmContext, write: Writer): void {
  writers.set(context.core, write);
}

/**
 * A socket in a message: the object it was taken from is closed. When nobody takes the message it goes back there, unless that has
 * another one by then.
 */
export class SocketAttachment implements Attachment {
  /** The descriptor, once it was shared with another thread. */
  private shared: number | undefined;

  private constructor(
    readonly socket: SocketName,
    private readonly handle: SocketHandle,
    private readonly origin: SocketHolder<SocketHandle> | undefined,
  ) {}

  /** Throws EBADF for a closed socket, EBUSY for one that is in use. */
  static take<H extends SocketHandle>(socket: SocketName, holder: SocketHolder<H>): SocketAttachment {
    if (!holder.isOpen) throw new SystemCallError("send", constants.errno.EBADF);
    if (holder.busy) throw new SystemCallError("send", constants.errno.EBUSY);
    return new SocketAttachment(socket, holder.leave(), holder as unknown as SocketHolder<SocketHandle>);
  }

  /** In the thread that gets a message: a socket of its own for the descriptor that the message has in the thread where it was sent. */
  static arrived(socket: SocketName, fd: number): Attachment {
    try {
      return new SocketAttachment(socket, adoptDescriptor(socket, dup(fd)), undefined);
    } catch {
      return new Lost(socket); // too many open files here: it arrives closed
    }
  }

  /** For another thread, which copies it. Throws MissingError for a socket that is no descriptor. */
  get fd(): number {
    return this.handle.fd;
  }

  /**
   * Lets another thread copy the descriptor. Whether it blocks is the same for both copies: it is the other thread's to say from now on,
   * and closing the one here must not change it.
   */
  share(): number {
    const { fd } = this.handle;
    this.handle.detach();
    return (this.shared = fd);
  }

  write(core: Core, slot: Address): void {
    writers.get(core)!(slot, this.socket, this.handle);
  }

  undo(): void {
    if (!this.origin?.vacant) this.drop();
    else this.origin.adopt(this.shared === undefined ? this.handle : adoptDescriptor(this.socket, this.shared));
  }

  drop(): void {
    if (this.shared === undefined) this.handle.close();
    else closeDescriptor(this.shared);
  }
}

/** A socket that arrives closed. */
class Lost implements Attachment {
  constructor(private readonly socket: SocketName) {}

  write(core: Core, slot: Address): void {
    writers.get(core)!(slot, this.socket, undefined);
  }

  drop(): void {}
}

function adoptDescriptor(socket: SocketName, fd: number): SocketHandle {
  switch (socket) {
    case "ip.tcp.acceptor":
    case "unix.stream_acceptor":
      return new DescriptorAcceptor(fd);
    case "ip.tcp.socket":
    case "unix.stream_socket":
      return new DescriptorStream(fd);
    case "ip.udp.socket":
      return new DescriptorDatagrams(fd);
  }
}
