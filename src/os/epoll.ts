import { closeDescriptor } from "./close.js";
import { koffi, type PollHandle } from "./koffi.js";
import { call, libc } from "./libc.js";

/**
 * One epoll instance for a thread, in which all descriptors are that something waits for. It is a descriptor itself, for which libuv
 * waits: so the event loop has one handle for all of them. And the scheduler can look by itself whether something has happened, at the
 * price of one system call and without a turn of the loop, however many descriptors are ready: see {@link look}. Linux only.
 *
 * Registrations are level-triggered. They must end before the descriptor is closed: the kernel knows open file descriptions, which may
 * live on in other processes.
 *
 * Source: epoll(7).
 */

export const EPOLLIN = 1;
export const EPOLLPRI = 2;
export const EPOLLOUT = 4;
/** Reported whether asked for or not. */
export const EPOLLERR = 8;
export const EPOLLHUP = 16;

const CLOEXEC = 0o2000000;
const ADD = 1;
const DELETE = 2;
const MODIFY = 3;

/** Words of a struct epoll_event, which is packed on some machines, and where its 64 bits of data begin. */
const PACKED = process.arch === "x64" || process.arch === "ia32";
const WORDS = PACKED ? 3 : 4;
const DATA = PACKED ? 1 : 2;

/** Events that are told at once. */
const BATCH = 128;

/** Gets what happened to a descriptor: EPOLL*. */
export interface EventListener {
  occurred(events: number): void;
}

/** A descriptor in the instance. */
export class Registration {
  /** Tells it apart from earlier ones in the same place. */
  readonly generation = (lastGeneration = (lastGeneration + 1) | 0);
  readonly place: number;

  /** Waits for `events`. Throws SystemCallError. */
  constructor(
    private readonly fd: number,
    readonly listener: EventListener,
    events: number,
  ) {
    const { free, registrations } = (instance ??= new Instance());
    this.place = free.pop() ?? registrations.length;
    registrations[this.place] = this;
    try {
      instance.control(ADD, fd, events, this);
    } catch (error) {
      instance.remove(this);
      throw error;
    }
  }

  /** Waits for other events. */
  modify(events: number): void {
    instance!.control(MODIFY, this.fd, events, this);
  }

  /** Waits for nothing any more. Once. */
  end(): void {
    try {
      instance!.control(DELETE, this.fd, 0, this);
    } finally {
      instance!.remove(this);
    }
  }
}

let lastGeneration = 0;
let instance: Instance | undefined;

class Instance {
  readonly registrations: (Registration | undefined)[] = [];
  readonly free: number[] = [];
  private readonly epoll = call("epoll_create1", [CLOEXEC]);
  private readonly handle: PollHandle;
  private readonly one = new Int32Array(WORDS);
  private readonly batch = new Int32Array(WORDS * BATCH);
  private readonly wait = libc("epoll_wait");

  constructor() {
    libc("epoll_ctl");
    this.handle = koffi().node.poll(this.epoll, { readable: true, writable: false }, () => void this.look());
    this.handle.unref(); // who waits keeps the loop
  }

  control(operation: number, fd: number, events: number, { place, generation }: Registration): void {
    const { one } = this;
    one[0] = events;
    one[DATA] = place;
    one[DATA + 1] = generation;
    call("epoll_ctl", [this.epoll, operation, fd, one]);
  }

  remove({ place }: Registration): void {
    this.registrations[place] = undefined;
    this.free.push(place);
    if (this.free.length < this.registrations.length) return;
    this.handle.close();
    closeDescriptor(this.epoll);
    instance = undefined;
  }

  look(): boolean {
    const { batch } = this;
    const n = this.wait(this.epoll, batch, BATCH, 0) as number; // -1 after a signal
    for (let at = 0; at < n * WORDS; at += WORDS) {
      const found = this.registrations[batch[at + DATA]!];
      if (found?.generation === batch[at + DATA + 1]) found.listener.occurred(batch[at]!);
    }
    return n > 0;
  }
}

/** Tells all listeners what has happened. Does not wait. False: nothing had. */
export function look(): boolean {
  return instance !== undefined && instance.look();
}
