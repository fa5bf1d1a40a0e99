import {
  type Address,
  EMI_MSG_CYCLE,
  EMI_MSG_TOO_LARGE,
  TAG_FALSE,
  TAG_MIN,
  TAG_TRUE,
  VALUE_SIZE,
} from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";

/** A host object that messages may hold. */
export interface Sendable {
  /** What travels for it. Throws errors of the system. */
  attach(): Attachment;
}

/** A host object on its way from one VM to another: it is held by the message until it arrives. */
export interface Attachment {
  /** Puts it at `slot` of its new VM, as a userdata. */
  write(core: Core, slot: Address): void;
  /** It will not arrive. */
  drop(): void;
  /** Instead of drop(), when sending has failed: what was taken from its sender goes back. */
  undo?(): void;
  /** The bytes it consists of, when it is a byte_span: these travel to another thread. */
  readonly bytes?: Uint8Array;
  /** The descriptor, when it is a file_descriptor: the other thread copies it while the message is held here. */
  readonly fd?: number | undefined;
}

/** Why a value cannot be sent. */
export type Unsendable = "type" | "cycle" | "size";

const NONE: readonly Attachment[] = [];

/**
 * A deep copy of a value, outside of any VM. A boolean or number is its two words, anything else is encoded by the core (format:
 * wasm/src/message.c).
 */
export class Message {
  private constructor(
    private readonly high: number,
    private readonly low: number,
    readonly bytes: Uint8Array | undefined,
    readonly attachments: readonly Attachment[],
  ) {}

  /** Copies the value at `slot`. Throws what attach() of a host object in it throws. */
  static read(core: Core, slot: Address): Message | Unsendable {
    const { memory, exports } = core;
    const tag = memory.tag(slot);
    if (tag < TAG_MIN || tag === TAG_TRUE || tag === TAG_FALSE) {
      return new Message(tag, memory.payload(slot), undefined, NONE);
    }
    const failed = exports.emi_encode(slot);
    memory.sync();
    if (failed !== 0) return failed === EMI_MSG_CYCLE ? "cycle" : failed === EMI_MSG_TOO_LARGE ? "size" : "type";
    const start = exports.emi_message() >>> 0;
    const bytes = memory.u8.slice(start, start + exports.emi_message_size());
    const n = exports.emi_nattachments();
    if (n === 0) return new Message(0, 0, bytes, NONE);
    const list = (exports.emi_attachments() >>> 0) >>> 2;
    const handles = Array.from(memory.u32.subarray(list, list + n));
    const attachments: Attachment[] = [];
    try {
      for (const handle of handles) attachments.push((core.handles.get(handle) as Sendable).attach());
    } catch (error) {
      undo(attachments);
      throw error;
    }
    return new Message(0, 0, bytes, attachments);
  }

  /** A message from another thread. Its bytes are checked when it is written. */
  static encoded(bytes: Uint8Array, attachments: readonly Attachment[]): Message {
    return new Message(0, 0, bytes, attachments);
  }

  /** Whether this is a boolean or number: its words, for another thread. */
  get words(): readonly [high: number, low: number] | undefined {
    return this.bytes === undefined ? [this.high, this.low] : undefined;
  }

  static words(high: number, low: number): Message {
    return new Message(high, low, undefined, NONE);
  }

  /** Writes the value at `slot` of the VM that receives it. Once. The VM ends if its limit does not allow so much memory. */
  write(core: Core, slot: Address): void {
    const { memory, exports } = core;
    if (this.bytes === undefined) return memory.setWord(slot, this.high, this.low);
    const { bytes, attachments } = this;
    const n = attachments.length;
    // Nothing is built yet: the last chance to collect garbage.
    core.makeRoom(attachments.reduce((size, { bytes }) => size + (bytes?.length ?? 0), bytes.length));
    const at = n === 0 ? 0 : core.reserveValues(n);
    attachments.forEach((attachment, i) => attachment.write(core, at + i * VALUE_SIZE));
    const p = core.transfer.reserve(bytes.length);
    memory.u8.set(bytes, p);
    const failed = exports.emi_decode(slot, p, bytes.length, at, n);
    core.transfer.giveBack(p, bytes.length);
    if (n > 0) exports.emi_free(at, n * VALUE_SIZE);
    memory.sync();
    if (failed !== 0) throw new Error("a message from another actor is malformed");
  }

  /** It will not be received. */
  drop(): void {
    for (const attachment of this.attachments) attachment.drop();
  }

  /** It was not sent. */
  undo(): void {
    undo(this.attachments);
  }
}

function undo(attachments: readonly Attachment[]): void {
  for (const attachment of attachments) {
    if (attachment.undo) attachment.undo();
    else attachment.drop();
  }
}
