import { type Address, VALUE_SIZE } from "../../interp/abi.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { type Operation } from "../io/operation.js";
import { DescriptorDatagrams } from "./descriptor-datagrams.js";
import { type DatagramHandle } from "./handle.js";
import { attempt } from "../io/system-error.js";
import { Line } from "./line.js";
import { SocketOwner } from "./owner.js";
import { type SocketName } from "./sendable.js";

/** A datagram socket of any family. */
export class DatagramSocket extends SocketOwner<DatagramHandle> {
  private readonly receivers: Line<number>;
  private readonly senders: Line<number>;

  /** @param writeSender puts what Lua gets of a sender's address at a slot, `senderValues` values */
  constructor(
    context: VmContext,
    name: SocketName,
    private readonly writeSender: (slot: Address, address: Uint8Array) => void,
    private readonly senderValues: number,
  ) {
    super(context, name);
    this.receivers = new Line(context);
    this.senders = new Line(context);
  }

  override get busy(): boolean {
    return super.busy || !this.receivers.empty || !this.senders.empty;
  }

  /** Takes over a descriptor. It is closed. */
  assign(fd: number): void {
    this.adopt(attempt(this.context, () => new DescriptorDatagrams(fd)));
  }

  /** Chooses a peer. See settle(). */
  connect(address: Uint8Array): number {
    const { handle } = this;
    return this.settle(
      (done) => handle.connect(address, done),
      () => handle.stopConnect(),
    );
  }

  /**
   * Receives a datagram, and suspends until there is one: answers how many bytes of it fitted in, and who sent it if that is asked for.
   * An interruption point that takes nothing away.
   * @param base slot of the running host function's first argument, and of its result
   */
  receive(base: Address, to: Uint8Array, flags: number, withSender: boolean): number {
    const { handle } = this;
    return this.receivers.enter({
      begin: (done) => handle.receive(to, flags, done),
      stop: () => handle.stopReceive(),
      deliver: (operation, n) => {
        if (withSender) this.deliverWithSender(operation, n, handle.sender().slice());
        else operation.doneNumber(n);
      },
      answer: (n) => {
        if (withSender) this.writeSender(base + VALUE_SIZE, handle.sender());
        return this.answer(base, n, withSender ? 1 + this.senderValues : 1);
      },
    });
  }

  private answer(base: Address, n: number, values = 1): number {
    this.context.core.memory.setNumber(base, n);
    return values;
  }

  private deliverWithSender(operation: Operation, n: number, sender: Uint8Array): void {
    operation.done(1 + this.senderValues, (core, at) => {
      core.memory.setNumber(at, n);
      this.writeSender(at + VALUE_SIZE, sender);
    });
  }

  /**
   * Sends a datagram, and suspends until the system has taken it: answers how many bytes. An interruption point.
   * @param base slot of the running host function's first argument, and of its result
   * @param to struct sockaddr; default: the peer
   */
  send(base: Address, from: Uint8Array, flags: number, to: Uint8Array | undefined): number {
    const { handle } = this;
    return this.senders.enter({
      begin: (done) => handle.send(from, flags, to, done),
      stop: () => handle.stopSend(),
      deliver: (operation, n) => operation.doneNumber(n),
      answer: (n) => this.answer(base, n),
    });
  }

  protected override abort(): boolean {
    super.abort();
    this.receivers.abort();
    this.senders.abort();
    return !this.busy;
  }
}
