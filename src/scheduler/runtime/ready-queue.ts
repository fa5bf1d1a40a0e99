/** First in, first out; a ring that grows, so that a switch allocates nothing. */
export class ReadyQueue<T> {
  private ring: (T | undefined)[] = Array.from({ length: 16 });
  private head = 0;
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** The item that is next. */
  get first(): T | undefined {
    return this.ring[this.head];
  }

  push(item: T): void {
    if (this.count === this.ring.length) this.grow();
    this.ring[(this.head + this.count) & (this.ring.length - 1)] = item;
    this.count++;
  }

  shift(): T | undefined {
    if (this.count === 0) return undefined;
    const item = this.ring[this.head];
    this.ring[this.head] = undefined;
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.count--;
    return item;
  }

  /** Keeps only these, in their order. */
  retain(keep: (item: T) => boolean): void {
    for (let n = this.count; n > 0; n--) {
      const item = this.shift()!;
      if (keep(item)) this.push(item);
    }
  }

  clear(): void {
    this.ring = Array.from({ length: 16 });
    this.head = this.count = 0;
  }

  private grow(): void {
    const { ring, head, count } = this;
    const larger = new Array<T | undefined>(2 * count);
    for (let i = 0; i < count; i++) larger[i] = ring[(head + i) & (count - 1)];
    this.ring = larger;
    this.head = 0;
  }
}
