import { type Core } from "../../interp/core.js";
import { giveMemory, takeMemory } from "./spare-memory.js";

/** The most that a region can have: Node searches and reads within 31 bits. */
const LARGEST = 0x7fffffff;

/** What a region that is gone has in the place of its memory. */
const GONE = new Uint8Array(0);

/**
 * The memory that spans point into. It is JavaScript's, not the VM's. Three rules keep it apart from what is given back:
 *
 * - A userdata that points into it holds it (writeSpan), and so does an object of ours that keeps it for a userdata: hold(), and
 *   release() when that userdata dies. When nobody holds it any more, the memory serves other spans.
 * - Work that may outlive the call which named the span pins it: `region.pin()` before Node gets the bytes, `region.unpin()` once
 *   Node will not touch them any more, whether the fiber still waits or not. A pinned region is not given back. A fiber that waits
 *   keeps the arguments of its call, so pins matter for work that goes on after the fiber did: a span kept in an object of ours, a
 *   write that was called off but cannot be stopped.
 * - When a VM ends nothing of it is given back: V8 frees the memory once no work refers to it.
 *
 * What a region takes is counted in its VM while it is held, so that the limit holds and the collector hurries.
 */
export class Region {
  private holders = 0;
  private pins = 0;
  private counted = false;

  /** @param own its memory is from takeMemory(), and nobody else has it */
  constructor(
    public bytes: Uint8Array,
    private own = false,
  ) {}

  /**
   * New memory of zeros, counted in the VM already: it must be held next. Undefined when there is not so much, or the VM's limit
   * does not allow it.
   */
  static allocate(core: Core, length: number): Region | undefined {
    if (length > LARGEST || core.exports.emi_external(length) !== 0) return undefined;
    const bytes = takeMemory(length);
    if (bytes === undefined) {
      core.exports.emi_external(-length);
      return undefined;
    }
    const region = new Region(bytes, true);
    region.counted = true;
    return region;
  }

  /** Node is about to use the memory. */
  pin(): void {
    this.pins++;
  }

  /** Node is done with it. */
  unpin(): void {
    this.pins--;
    this.giveBack();
  }

  /** Somebody more keeps it. The VM ends, as for a string, when its limit does not allow what is not counted yet. */
  hold(core: Core): void {
    if (!this.counted) {
      if (core.exports.emi_external(this.bytes.length) !== 0) core.outOfMemory(this.bytes.length);
      this.counted = true;
    }
    this.holders++;
  }

  /** One holder less. Safe within a collection. */
  release(core: Core): void {
    if (core.ending) this.own = false;
    if (--this.holders > 0) return;
    if (core.closed === undefined) core.exports.emi_external(-this.bytes.length);
    this.counted = false;
    this.giveBack();
  }

  private giveBack(): void {
    if (!this.own || this.holders > 0 || this.pins > 0) return;
    this.own = false;
    giveMemory(this.bytes);
    this.bytes = GONE;
  }
}
