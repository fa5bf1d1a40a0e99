import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { Operation } from "../io/operation.js";
import { LATER } from "../io/transport.js";
import { type Output } from "./without-koffi.js";

interface Write {
  readonly bytes: Uint8Array;
  readonly operation: Operation;
}

/** Writes of several fibers to one place, one after the other: the first is at work. */
export class WriteQueue {
  private readonly writes: Write[] = [];

  constructor(
    private readonly context: VmContext,
    private readonly output: Output,
  ) {}

  /**
   * Writes once, when it is its turn. Suspends; an interruption point.
   * @param bytes at least one; they stay as they are until the fiber goes on
   */
  add(bytes: Uint8Array): void {
    const operation: Operation = new Operation(this.context, () => this.remove(write));
    const write = { bytes, operation };
    if (this.writes.push(write) === 1) this.begin();
  }

  private begin(): void {
    const first = this.writes[0];
    if (first === undefined) return;
    try {
      const n = this.output.write(first.bytes, this.finish);
      if (n !== LATER) this.finish(undefined, n);
    } catch (error) {
      this.finish(error, 0);
    }
  }

  private readonly finish = (error: unknown, n: number): void => {
    const { operation } = this.writes.shift()!;
    if (error) operation.fail(error);
    else operation.doneNumber(n);
    this.begin();
  };

  /** Takes a write back; false when it is too late for that. */
  private remove(write: Write): boolean {
    const first = this.writes[0] === write;
    if (first && !this.output.stopWrite()) return false;
    this.writes.splice(this.writes.indexOf(write), 1);
    if (first) this.begin();
    return true;
  }
}
