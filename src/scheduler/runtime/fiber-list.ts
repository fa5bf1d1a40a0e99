import { type Fiber } from "./fiber.js";

/** The fibers of a VM, linked through themselves: a Set would rehash while thousands are spawned. */
export class FiberList {
  private last: Fiber | undefined;

  add(fiber: Fiber): void {
    fiber.before = this.last;
    if (this.last !== undefined) this.last.after = fiber;
    this.last = fiber;
  }

  /** Takes out a fiber that is in the list. */
  remove(fiber: Fiber): void {
    const { before, after } = fiber;
    if (before !== undefined) before.after = after;
    if (after !== undefined) after.before = before;
    else this.last = before;
    fiber.before = fiber.after = undefined;
  }

  /** All of them, in the order they were added. */
  all(): Fiber[] {
    const found: Fiber[] = [];
    for (let fiber = this.last; fiber !== undefined; fiber = fiber.before) found.push(fiber);
    return found.toReversed();
  }
}
