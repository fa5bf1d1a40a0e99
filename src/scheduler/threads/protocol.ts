import { type MessagePort } from "node:worker_threads";
import { type SocketName } from "../../modules/socket/sendable.js";
import { type ActorOptions } from "../runtime/actors.js";

/** The address of an actor: the thread it lives in, and its name there. */
export interface ActorAddress {
  readonly thread: number;
  readonly id: string;
  /** The sender had given it up: it is nobody's address any more, and not counted. */
  readonly closed?: true;
}

/** A message: a boolean or number as its two words, anything else as bytes (wasm/src/message.c). */
export type Payload = readonly [high: number, low: number] | Uint8Array;

/**
 * What a message holds besides values: an actor's address, the bytes of a byte_span, or the number of a descriptor, alone or of a
 * socket. The sender keeps that open until it is answered, and the receiver makes its own of it: so none is lost with a thread that ends in between.
 */
export type PackedAttachment = ActorAddress | Uint8Array | number | PackedSocket;

export interface PackedSocket {
  readonly socket: SocketName;
  readonly fd: number;
}

/** What a new thread is to be. */
export interface ThreadPlan {
  readonly thread: number;
  /** The thread that asked for it. */
  readonly starter: number;
  /** Members of its context, itself among them. */
  readonly members: readonly number[];
  /** Its context may get more threads. */
  readonly extensible: boolean;
}

/** What threads tell each other. They travel in batches, in order. */
export type Packet =
  /** A message for actor `id`; answered by taken, refused or (after withdraw) withdrawn, with the same number. */
  | { op: "send"; id: string; number: number; payload: Payload; attachments: readonly PackedAttachment[] }
  | { op: "withdraw"; number: number }
  | { op: "taken" | "refused" | "withdrawn"; number: number }
  /** Thread `holder` holds the address of actor `id` `count` times more; a negative count takes that back. */
  | { op: "hold"; id: string; holder: number; count: number }
  /** Start an actor; the sender holds its address. */
  | { op: "spawn"; id: string; file: string; source: Uint8Array; options: ActorOptions }
  /** To the main thread: the sender and this thread are to get a way to each other. Answered by connect or gone. */
  | { op: "introduce"; thread: number }
  /** A way to another thread. */
  | { op: "connect"; thread: number; port: MessagePort }
  /** There is no way to this thread: it is gone. */
  | { op: "gone"; thread: number }
  /** The main thread knows that this thread is gone; the receiver will see that at the end of its link to it. */
  | { op: "ended"; thread: number }
  /** To the main thread: start this thread, which is to have this way to the sender. */
  | { op: "start"; plan: ThreadPlan; port: MessagePort }
  /** The context of the receiver has these threads now. */
  | { op: "members"; members: readonly number[] }
  /** Virtual time has come to your next timer. */
  | { op: "tick" }
  /** Nothing can happen any more: one of the receiver's VMs that wait for ever is to end. */
  | { op: "end" };

/** A batch of packets as it travels: the frequent ones flat, since copying objects is what costs. */
export type Batch = unknown[];

const SEND_WORDS = 1;
const TAKEN = 2;

export function pack(batch: Batch, packet: Packet): void {
  if (packet.op === "taken") batch.push(TAKEN, packet.number);
  else if (packet.op === "send" && packet.attachments.length === 0 && !(packet.payload instanceof Uint8Array)) {
    batch.push(SEND_WORDS, packet.id, packet.number, packet.payload[0], packet.payload[1]);
  } else batch.push(packet);
}

export function unpack(batch: Batch): Packet[] {
  const packets: Packet[] = [];
  for (let i = 0; i < batch.length; i++) {
    if (batch[i] === TAKEN) packets.push({ op: "taken", number: batch[++i] as number });
    else if (batch[i] === SEND_WORDS) {
      const [id, number, high, low] = batch.slice(i + 1, i + 5) as [string, number, number, number];
      packets.push({ op: "send", id, number, payload: [high, low], attachments: [] });
      i += 4;
    } else packets.push(batch[i] as Packet);
  }
  return packets;
}

/** To the main thread, not counted as work: nobody seems to have any. */
export const QUIET = "quiet";
