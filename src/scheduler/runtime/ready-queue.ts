import { type Fiber } from "./fiber.js";

/** First in, first out; a ring that grows, so that a fiber switch allocates nothing. */
export class ReadyQueue {
  private ring: (Fiber | undefined)[] = new Array<Fiber | undefined>(64).fill(undefined);
  private head = 0;
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(fiber: Fiber): void {
    if (this.count === this.ring.length) this.grow();
    this.ring[(this.head + this.count) & (this.ring.length - 1)] = fiber;
    this.count++;
  }

  shift(): Fiber | undefined {
    if (this.count === 0) return undefined;
    const fiber = this.ring[this.head];
    this.ring[this.head] = undefined;
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.count--;
    return fiber;
  }

  private grow(): void {
    const { ring, head } = this;
    this.ring = [...ring.slice(head), ...ring.slice(0, head), ...new Array<undefined>(ring.length).fill(undefined)];
    this.head = 0;
  }
}
