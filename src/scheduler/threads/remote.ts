import { type Destination, type Mailbox, type Sender } from "../runtime/mailbox.js";
import { type Message } from "../runtime/message.js";

/** What leads to other threads. */
export interface Routes {
  send(to: RemoteDestination, sender: Sender): void;
  /** As Destination.withdraw. */
  withdraw(to: RemoteDestination, sender: Sender): boolean;
  /** Nobody here holds this address any more. */
  forget(remote: RemoteDestination): void;
}

/** An actor in another thread, as this thread knows it. There is one object for each. */
export class RemoteDestination implements Destination {
  closed = false;
  /** How often the other thread counts us as a holder. */
  granted = 0;
  private holders = 0;

  constructor(
    private readonly routes: Routes,
    readonly thread: number,
    readonly id: string,
  ) {}

  offer(sender: Sender): boolean {
    this.routes.send(this, sender);
    return false;
  }

  withdraw(sender: Sender): boolean {
    return this.routes.withdraw(this, sender);
  }

  hold(): void {
    this.holders++;
  }

  release(): void {
    this.holders--;
    if (this.holders === 0) this.routes.forget(this);
  }
}

/** What a receiver's thread says of a message. */
export type Answer = "taken" | "refused" | "withdrawn";

/** A message that came from another thread, and waits for a receiver here. */
export class RemoteSender implements Sender {
  gone = false;

  constructor(
    readonly mailbox: Mailbox,
    readonly message: Message,
    private readonly answer: (answer: Answer) => void,
  ) {}

  taken(): void {
    this.answer("taken");
  }

  refused(): void {
    this.answer("refused");
  }

  withdrawn(): void {
    this.answer("withdrawn");
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
