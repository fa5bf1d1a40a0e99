import { type Address, TAG_CO, TAG_STR, VALUE_SIZE } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { type StringMode } from "../../interp/marshal.js";
import { Results } from "../../interp/host-functions.js";

/** Values on their way to a fiber, kept while it is not running. */
export interface Delivery {
  readonly length: number;
  /** Writes the values at `at`. Called at most once: afterwards nothing is held any more. */
  place(core: Core, at: Address): void;
  /** Gives up the values. */
  drop(core: Core): void;
}

/**
 * Lua values taken out of one fiber's stack for another fiber (or for later). Objects are held by references, everything
 * else by its two words.
 */
export class HeldValues implements Delivery {
  private readonly high: number[] = [];
  private readonly low: number[] = [];

  /** Takes `n` values at `at`; undefined when there are none. */
  static take(core: Core, at: Address, n: number): HeldValues | undefined {
    return n === 0 ? undefined : new HeldValues(core, at, n);
  }

  private constructor(core: Core, at: Address, n: number) {
    for (let i = 0; i < n; i++) {
      const slot = at + i * VALUE_SIZE;
      const tag = core.memory.tag(slot);
      this.high.push(tag);
      this.low.push(isObject(tag) ? core.ref(slot) : core.memory.payload(slot));
    }
  }

  get length(): number {
    return this.high.length;
  }

  place(core: Core, at: Address): void {
    for (let i = 0; i < this.high.length; i++) {
      const slot = at + i * VALUE_SIZE;
      const tag = this.high[i]!;
      if (isObject(tag)) {
        core.exports.emi_deref(slot, this.low[i]!);
        core.unref(this.low[i]!);
      } else core.memory.setWord(slot, tag, this.low[i]!);
    }
    this.high.length = this.low.length = 0;
  }

  drop(core: Core): void {
    for (let i = 0; i < this.high.length; i++) if (isObject(this.high[i]!)) core.unref(this.low[i]!);
    this.high.length = this.low.length = 0;
  }
}

function isObject(tag: number): boolean {
  return tag <= TAG_STR && tag >= TAG_CO;
}

/** An error of the runtime for a fiber. Holds nothing, so one object serves all fibers of a VM. */
export class ErrorDelivery implements Delivery {
  readonly length = 1;

  constructor(private readonly write: (slot: Address) => void) {}

  place(_core: Core, at: Address): void {
    this.write(at);
  }

  drop(): void {}
}

/** JavaScript values for a fiber, converted when it runs. */
export class JsDelivery implements Delivery {
  private readonly values: readonly unknown[];

  constructor(
    value: unknown,
    private readonly strings: StringMode,
  ) {
    this.values = value instanceof Results ? value.values : value === undefined ? [] : [value];
  }

  get length(): number {
    return this.values.length;
  }

  place(core: Core, at: Address): void {
    for (let i = 0; i < this.values.length; i++) {
      core.marshal.write(at + i * VALUE_SIZE, this.values[i], this.strings);
    }
  }

  drop(): void {}
}
