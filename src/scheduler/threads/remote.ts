import { type Destination, type Sender } from "../runtime/mailbox.js";
import { type Threads } from "./threads.js";

/** An actor in another thread, as this thread knows it. There is one object for each. */
export class RemoteDestination implements Destination {
  closed = false;
  /** How often the other thread counts us as a holder. */
  granted = 0;
  private holders = 0;

  constructor(
    private readonly threads: Threads,
    readonly thread: number,
    readonly id: string,
  ) {}

  offer(sender: Sender): boolean {
    this.threads.send(this, sender);
    return false;
  }

  withdraw(sender: Sender): boolean {
    return this.threads.withdraw(this, sender);
  }

  hold(): void {
    this.holders++;
  }

  release(): void {
    this.holders--;
    if (this.holders === 0) this.threads.forget(this);
  }
}

/** The address of an actor that is gone. */
export const nobody: Destination = {
  closed: true,
  offer(sender) {
    sender.refused();
    return false;
  },
  withdraw: () => true,
  hold() {},
  release() {},
};
