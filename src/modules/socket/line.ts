import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { Operation } from "../io/operation.js";
import { type DoneWith } from "./handle.js";

/** What somebody in a line wants. */
export interface Request<R> {
  /** Begins. See handle.ts for `done`. */
  begin(done: DoneWith<R>): R | undefined;
  /** Stops what begin() began. False: it cannot be stopped. */
  stop(): boolean;
  /** Gives the result to the fiber. */
  deliver(operation: Operation, result: R): void;
  /** Writes the result for a fiber that need not be suspended: see VmContext.alone. */
  answer?(result: R): number;
}

/** A request with the fiber that waits for it. */
interface Entry<R> {
  readonly request: Request<R>;
  readonly operation: Operation;
}

/** Fibers that want the same of one object, which can do one thing at a time: first come, first served. */
export class Line<R> {
  private readonly entries: Entry<R>[] = [];

  constructor(private readonly context: VmContext) {}

  /** Whether nobody waits. */
  get empty(): boolean {
    return this.entries.length === 0;
  }

  /**
   * Makes the calling fiber wait for its turn and its result. An interruption point, which takes nothing away.
   * @returns what the host function answers
   */
  enter(request: Request<R>): number {
    this.context.suspendable();
    if (this.empty) {
      let result: R | undefined;
      try {
        result = request.begin(this.done);
      } catch (error) {
        new Operation(this.context).fail(error);
        return Operation.suspended;
      }
      // Others have their turn all the same: nobody keeps them waiting by asking for what is always there.
      if (result !== undefined) {
        if (request.answer && this.context.alone) return request.answer(result);
        request.deliver(new Operation(this.context), result);
        return Operation.suspended;
      }
    }
    const operation: Operation = new Operation(this.context, () => this.leave(operation));
    this.entries.push({ request, operation });
    return Operation.suspended;
  }

  /** Calls off what can be called off; true when nothing goes on. */
  abort(): boolean {
    for (const { operation } of this.entries.toReversed()) operation.abort();
    return this.empty;
  }

  private readonly done: DoneWith<R> = (error, result) => {
    const { request, operation } = this.entries.shift()!;
    if (error) operation.fail(error);
    else request.deliver(operation, result!);
    this.serve();
  };

  /** The next one's turn. */
  private serve(): void {
    for (let first = this.entries[0]; first; first = this.entries[0]) {
      let result: R | undefined;
      try {
        result = first.request.begin(this.done);
        if (result === undefined) return;
      } catch (error) {
        this.entries.shift();
        first.operation.fail(error);
        continue;
      }
      this.entries.shift();
      first.request.deliver(first.operation, result);
    }
  }

  private leave(operation: Operation): boolean {
    const at = this.entries.findIndex((entry) => entry.operation === operation);
    if (at === 0 && !this.entries[0]!.request.stop()) return false;
    this.entries.splice(at, 1);
    if (at === 0) this.serve();
    return true;
  }
}
