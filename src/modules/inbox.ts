import { type Address, EMI_HOST_SUSPEND } from "../interp/abi.js";
import { AddressAttachment } from "../scheduler/channel.js";
import { defineKind } from "../scheduler/runtime/kind.js";
import { type Mailbox } from "../scheduler/runtime/mailbox.js";
import { type Attachment, type Sendable } from "../scheduler/runtime/message.js";
import { type VmContext } from "../scheduler/runtime/vm-context.js";

/** What an inbox is as a message: the address of its actor. */
class Inbox implements Sendable {
  constructor(private readonly mailbox: Mailbox) {}

  attach(): Attachment {
    return new AddressAttachment(this.mailbox);
  }
}

/**
 * Module `inbox`: the receiving end of this actor. Sent as (part of) a message, it arrives as a tx-channel to this actor.
 *
 * - `inbox:receive() -> msg`: the next message. Suspends; an interruption point, which loses no message. "Broadcast the address
 *   before attempting to receive on it" when nobody has the actor's address; EBUSY when another fiber receives; "Channel
 *   closed" after close().
 * - `inbox:close()`: no more messages: whoever sends, and whoever receives, gets "Channel closed". Does not suspend.
 *
 * Source: manual, Threads and the actor model; clarifications, Actors.
 */
export function openInbox(context: VmContext, slot: Address): void {
  const { core, errors, mailbox } = context;
  const kind = defineKind<Inbox>(context, {
    name: "inbox",
    traits: { sendable: true },
    methods: {
      receive(_inbox, base) {
        context.suspendable();
        if (mailbox.closed) errors.raiseCore("channel_closed");
        if (mailbox.busy) errors.raiseGeneric("EBUSY");
        const message = mailbox.take();
        if (message !== undefined) {
          message.write(core, base);
          return 1;
        }
        if (mailbox.unknown) errors.raiseCore("no_senders");
        mailbox.expect(context.suspend(mailbox));
        return EMI_HOST_SUSPEND;
      },
      close() {
        mailbox.close();
        return 0;
      },
    },
  });
  mailbox.imported = true;
  core.writeHandle(slot, kind, new Inbox(mailbox));
}
