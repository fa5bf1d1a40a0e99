import { SpanAttachment } from "../../modules/byte-span/byte-span.js";
import { DescriptorAttachment } from "../../modules/file-descriptor/file-descriptor.js";
import { SocketAttachment } from "../../modules/socket/sendable.js";
import { type AddressAttachment } from "../channel.js";
import { type Sender } from "../runtime/mailbox.js";
import { type Attachment, Message } from "../runtime/message.js";
import { type Addresses } from "./addresses.js";
import { type Packet } from "./protocol.js";
import { type Answer, type RemoteDestination, RemoteSender } from "./remote.js";

/**
 * Messages on their way to actors in other threads, and from there to actors in this one.
 *
 * A sender keeps its message's number until it is taken, refused or withdrawn. What must not get lost or come twice is decided in
 * one place, the receiver's thread: a withdrawal that comes too late is answered by the "taken" that is already on its way.
 */
export class Exchange {
  /** Our messages elsewhere, by number. */
  private readonly sent = new Map<number, { sender: Sender; thread: number; held: readonly Attachment[] }>();
  private readonly numbers = new Map<Sender, number>();
  private lastNumber = 0;
  /** Others' messages here, by thread and number. */
  private readonly received = new Map<number, Map<number, RemoteSender>>();

  constructor(
    private readonly addresses: Addresses,
    private readonly post: (thread: number, packet: Packet) => void,
  ) {}

  send({ thread, id }: RemoteDestination, sender: Sender): void {
    const number = ++this.lastNumber;
    const { message } = sender;
    const held = message.attachments.filter((attachment) => attachment.fd !== undefined);
    this.sent.set(number, { sender, thread, held });
    this.numbers.set(sender, number);
    const attachments = message.attachments.map((attachment) => {
      if (attachment instanceof SocketAttachment) return { socket: attachment.socket, fd: attachment.share() };
      return attachment.bytes ?? attachment.fd ?? this.addresses.leaving(attachment as AddressAttachment, thread);
    });
    this.post(thread, { op: "send", id, number, payload: message.words ?? message.bytes!, attachments });
    // What it held is held by the other thread now, but for descriptors.
    for (const attachment of message.attachments) if (attachment.fd === undefined) attachment.drop();
  }

  withdraw(to: RemoteDestination, sender: Sender): boolean {
    const number = this.numbers.get(sender);
    if (number === undefined || to.closed) return true;
    this.post(to.thread, { op: "withdraw", number });
    return false;
  }

  /** What became of one of our messages. */
  settle(number: number, answer: Answer): void {
    const entry = this.sent.get(number);
    if (entry === undefined) return;
    this.sent.delete(number);
    this.numbers.delete(entry.sender);
    for (const attachment of entry.held) {
      if (answer !== "taken" && attachment.undo) attachment.undo();
      else attachment.drop();
    }
    entry.sender[answer]();
  }

  /** A message came from another thread. */
  take(from: number, { id, number, payload, attachments: packed }: Packet & { op: "send" }): void {
    const attachments = packed.map((attachment) => {
      if (typeof attachment === "number") return DescriptorAttachment.arrived(attachment);
      if ("socket" in attachment) return SocketAttachment.arrived(attachment.socket, attachment.fd);
      return attachment instanceof Uint8Array ? new SpanAttachment(attachment) : this.addresses.arriving(attachment);
    });
    const message =
      payload instanceof Uint8Array ? Message.encoded(payload, attachments) : Message.words(payload[0], payload[1]);
    const mailbox = this.addresses.mailbox(id);
    if (mailbox === undefined || mailbox.closed) {
      message.drop();
      return this.post(from, { op: "refused", number });
    }
    let pending = this.received.get(from);
    if (pending === undefined) this.received.set(from, (pending = new Map()));
    const waiting = pending;
    const sender = new RemoteSender(mailbox, message, (answer) => {
      waiting.delete(number);
      this.post(from, { op: answer, number });
    });
    waiting.set(number, sender);
    if (mailbox.offer(sender)) sender.taken();
  }

  /** Another thread wants a message back. */
  giveBack(from: number, number: number): void {
    const sender = this.received.get(from)?.get(number);
    if (sender === undefined) return; // it was answered already
    sender.mailbox.withdraw(sender);
    sender.withdrawn();
  }

  /** A thread is gone: nobody there takes our messages, nor waits for its own to be taken. */
  loseThread(thread: number): void {
    for (const sender of this.received.get(thread)?.values() ?? []) sender.mailbox.withdraw(sender);
    this.received.delete(thread);
    for (const [number, { thread: at }] of this.sent) if (at === thread) this.settle(number, "refused");
  }
}
