import { type DoneWith } from "./handle.js";

/** Tries once more, and tells what came of it unless it has to wait again. */
export function again<R>(work: () => R | undefined, done: DoneWith<R>): void {
  let result: R | undefined;
  try {
    result = work();
  } catch (error) {
    return done(error);
  }
  if (result !== undefined) done(undefined, result);
}
