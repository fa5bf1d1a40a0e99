import { constants } from "node:os";
import { type Address } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { SystemCallError } from "../../os/errors.js";
import { type Attachment } from "../../scheduler/runtime/message.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
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
}

/** Puts a userdata with a socket at a slot. */
type Writer = (slot: Address, name: SocketName, handle: SocketHandle) => void;

const writers = new WeakMap<Core, Writer>();

/** Tells how sockets that come in messages become userdata of a VM. */
export function setSocketWriter(context: VmContext, write: Writer): void {
  writers.set(context.core, write);
}

/**
 * A socket in a message: the object it was taken from is closed. When nobody takes the message it goes back there, unless that has
 * another one by then. EBADF for a closed socket, EBUSY for one that is in use.
 */
export class SocketAttachment<H extends SocketHandle> implements Attachment {
  private readonly handle: H;

  constructor(
    readonly socket: SocketName,
    private readonly holder: SocketHolder<H>,
  ) {
    if (!holder.isOpen) throw new SystemCallError("send", constants.errno.EBADF);
    if (holder.busy) throw new SystemCallError("send", constants.errno.EBUSY);
    this.handle = holder.leave();
  }

  /** For another thread, which copies it. */
  get fd(): number {
    return this.handle.fd;
  }

  write(core: Core, slot: Address): void {
    writers.get(core)!(slot, this.socket, this.handle);
  }

  undo(): void {
    if (this.holder.isOpen) this.handle.close();
    else this.holder.adopt(this.handle);
  }

  drop(): void {
    this.handle.close();
  }
}
