import { closeDescriptor } from "../../os/close.js";
import { NOT_YET, setNonBlocking } from "../../os/descriptors.js";
import { type Readiness, readinessOf } from "../../os/readiness.js";
import { noAddress } from "../../os/socket-address.js";
import * as system from "../../os/sockets.js";
import { DescriptorSocket } from "./descriptor-socket.js";
import { Backoff } from "../../scheduler/runtime/backoff.js";
import { again } from "./again.js";
import { type DatagramHandle, type DoneWith } from "./handle.js";

/** A datagram socket that is a descriptor of the system. */
export class DescriptorDatagrams extends DescriptorSocket implements DatagramHandle {
  private readonly readiness: Readiness;
  /** See PollTransport. */
  private readonly looks = new Backoff();
  /**
   * Somebody has shut it down: then a receive() that may wait answers 0 at once where there is nothing, while one that may not is told to
   * wait, by a system that calls it readable all the time.
   */
  private ended = false;
  /** What was received last was that end: it has no sender. */
  private nothing = false;

  /** @param fd a datagram socket; it is made not to block */
  constructor(fd: number) {
    super(fd);
    setNonBlocking(fd, true);
    this.readiness = readinessOf(fd);
  }

  /** @param family AF_* */
  static open(family: number): DescriptorDatagrams {
    return new DescriptorDatagrams(system.newSocket(family, system.SOCK_DGRAM));
  }

  connect(address: Uint8Array): number {
    system.connectNow(this.fd, address);
    return 0;
  }

  stopConnect(): boolean {
    return true;
  }

  receive(to: Uint8Array, flags: number, done: DoneWith<number>): number | undefined {
    if (this.ended || this.looks.due()) {
      const n = this.receiveNow(to, flags);
      if (n !== NOT_YET) {
        this.looks.hit();
        return n;
      }
      this.looks.miss();
    }
    this.wait(to, flags, done);
    return undefined;
  }

  private receiveNow(to: Uint8Array, flags: number): number {
    const n = system.receiveFromNow(this.fd, to, flags);
    this.nothing = n === NOT_YET && this.ended;
    return this.nothing ? 0 : n;
  }

  private wait(to: Uint8Array, flags: number, done: DoneWith<number>): void {
    this.readiness.onReadable(() => {
      let n: number;
      try {
        n = this.receiveNow(to, flags);
      } catch (error) {
        return done(error);
      }
      if (n === NOT_YET) this.wait(to, flags, done);
      else done(undefined, n);
    });
  }

  sender(): Uint8Array {
    return this.nothing ? noAddress() : system.lastSender();
  }

  override shutdown(how: number): void {
    super.shutdown(how);
    if (how !== system.SHUT_WR) this.ended = true;
  }

  stopReceive(): boolean {
    this.readiness.cancelReadable();
    return true;
  }

  send(from: Uint8Array, flags: number, to: Uint8Array | undefined, done: DoneWith<number>): number | undefined {
    const n = to ? system.sendToNow(this.fd, from, flags, to) : system.sendNow(this.fd, from, flags);
    if (n !== NOT_YET) return n;
    this.readiness.onWritable(() => again(() => this.send(from, flags, to, done), done));
    return undefined;
  }

  stopSend(): boolean {
    this.readiness.cancelWritable();
    return true;
  }

  detach(): void {
    this.readiness.close();
    setNonBlocking(this.fd, false);
  }

  close(): void {
    this.readiness.close();
    closeDescriptor(this.fd);
  }
}
