import { type Address } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { Operation } from "../io/operation.js";
import { failure } from "./node-path.js";

/**
 * Work of many small steps, each of which asks the system something and is soon done. It yields between them; a promise, when a
 * step takes longer and is done elsewhere.
 */
export type Steps<T> = Generator<Promise<unknown> | undefined, T, void>;

/** Milliseconds of steps between two looks at the event loop. */
const SLICE_MS = 2;

/**
 * Makes the calling fiber wait until all steps are done, while others run. An interruption point: an interruption stops the work
 * between two steps; what was done stays done. The result of work that is complete is delivered.
 * @param write puts the result at a slot; without it there is none
 * @returns what the host function answers
 */
export function runSteps<T>(
  context: VmContext,
  steps: Steps<T>,
  write?: (core: Core, slot: Address, result: T) => void,
): number {
  /** A step is done elsewhere. */
  let away = false;
  /** The work is to be stopped; when that step is back, if there is one. */
  let unwanted = false;

  const stop = (): boolean => {
    unwanted = true;
    if (away) return false;
    clearImmediate(immediate);
    steps.return(undefined as never);
    return true;
  };
  const operation = new Operation(context, stop);

  const finish = (result: T): void => {
    if (write === undefined) operation.done();
    else operation.done(1, (core, slot) => write(core, slot, result));
  };
  const advance = (first: () => IteratorResult<Promise<unknown> | undefined, T>): void => {
    const end = performance.now() + SLICE_MS;
    try {
      for (let step = first(); ; step = steps.next()) {
        if (step.done) return finish(step.value);
        if (step.value !== undefined) {
          away = true;
          step.value.then(
            () => comeBack(() => steps.next()),
            (error: unknown) => comeBack(() => steps.throw(error)),
          );
          return;
        }
        if (unwanted) return operation.interrupt();
        if (performance.now() >= end) break;
      }
    } catch (error) {
      operation.fail(failure(error));
      return;
    }
    immediate = setImmediate(advance, () => steps.next());
  };
  const comeBack = (first: () => IteratorResult<Promise<unknown> | undefined, T>): void => {
    away = false;
    advance(first);
  };

  let immediate = setImmediate(advance, () => steps.next());
  return Operation.suspended;
}
