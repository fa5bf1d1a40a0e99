import { read, write } from "node:fs";
import { type Address } from "../../interp/abi.js";
import { closeDescriptor } from "../../os/close.js";
import { miscCategory } from "../../scheduler/runtime/error-categories.js";
import { defineKind, type Method } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { descriptorArgument, writeDescriptor } from "../file-descriptor/file-descriptor.js";
import { Operation } from "../io/operation.js";
import { LONGEST } from "../io/pool-transport.js";
import { spanArgument } from "../io/stream-methods.js";
import { EOF } from "../io/system-error.js";
import { openArguments, resize, sizeArgument, sizeOf } from "./open.js";

/** What fs.read and fs.write have in common. */
type PositionedIo = (
  fd: number,
  bytes: Uint8Array,
  start: number,
  length: number,
  position: number,
  done: (error: Error | null, n: number) => void,
) => void;

/** A descriptor that is not closed before the operations on it are over. */
class OpenDescriptor {
  busy = 0;
  private closed = false;

  constructor(readonly fd: number) {}

  finished(): void {
    this.busy--;
    this.closeWhenIdle();
  }

  close(): void {
    this.closed = true;
    this.closeWhenIdle();
  }

  private closeWhenIdle(): void {
    if (this.closed && this.busy === 0) closeDescriptor(this.fd);
  }
}

/** A userdata file.random_access. */
class RandomAccess {
  opened: OpenDescriptor | undefined;

  constructor(private readonly context: VmContext) {}

  /** EBADF when it is closed. */
  get current(): OpenDescriptor {
    return this.opened ?? this.context.errors.raiseSystem("EBADF");
  }

  /** Takes over a descriptor. */
  assign(fd: number): void {
    this.opened = new OpenDescriptor(fd);
  }

  mustBeClosed(): void {
    if (this.opened) this.context.errors.raise(miscCategory, miscCategory.codes.already_open);
  }

  drop(): void {
    this.opened?.close();
    this.opened = undefined;
  }
}

/**
 * Fills the table `file.random_access`: files read and written at given places, by any number of fibers at a time.
 *
 * - `new([fd])`, `open(path, flags)`, `close()`, `cancel()`, `assign(fd)`, `release()`, `resize(n)`, `size`, `is_open`: as of
 *   file.stream
 * - `read_some_at(offset, buffer) -> integer`, `write_some_at(offset, buffer) -> integer`: `offset` in bytes from the beginning,
 *   0 is the first. Suspend; interruption points, see file.stream. misc.eof at the end of the file; a write behind it lengthens it
 *
 * Source: manual, file.random_access.
 */
export function openRandomAccess(context: VmContext, table: Address): void {
  const { core, errors } = context;

  const transfer = (io: PositionedIo): Method<RandomAccess> => {
    const reads = io === read;
    return (self, base, nargs) => {
      const offset = sizeArgument(context, base, nargs, 2);
      const { bytes } = spanArgument(context, base, nargs, 3);
      context.suspendable();
      const { current } = self;
      const operation = new Operation(context);
      if (bytes.length === 0) operation.doneNumber(0);
      else {
        current.busy++;
        io(current.fd, bytes, 0, Math.min(bytes.length, LONGEST), offset, (error, n) => {
          current.finished();
          if (error) operation.fail(error);
          else if (n === 0 && reads) operation.fail(EOF);
          else operation.doneNumber(n);
        });
      }
      return Operation.suspended;
    };
  };

  const kind = defineKind<RandomAccess>(context, {
    name: "file.random_access",
    release: (self) => self.drop(),
    methods: {
      open(self, base, nargs) {
        self.mustBeClosed();
        self.assign(openArguments(context, base, nargs).fd);
        return 0;
      },
      close(self) {
        self.current.close();
        self.opened = undefined;
        return 0;
      },
      cancel(self) {
        void self.current;
        return 0;
      },
      assign(self, base, nargs) {
        const descriptor = descriptorArgument(context, base, nargs, 2);
        self.mustBeClosed();
        self.assign(descriptor.take()!);
        return 0;
      },
      release(self, base) {
        const { fd, busy } = self.current;
        if (busy > 0) errors.raiseSystem("EBUSY");
        self.opened = undefined;
        writeDescriptor(core, base, fd);
        return 1;
      },
      resize: (self, base, nargs) => resize(context, self.current.fd, base, nargs),
      read_some_at: transfer(read),
      write_some_at: transfer(write),
    },
    getters: {
      is_open: (self, slot) => core.memory.setBoolean(slot, self.opened !== undefined),
      size: (self, slot) => core.memory.setNumber(slot, sizeOf(context, self.current.fd)),
    },
  });
  core.setFunction(table, "new", (base, nargs) => {
    const given = nargs >= 1 && !core.memory.isNil(base);
    const descriptor = given ? descriptorArgument(context, base, nargs, 1) : undefined;
    const self = new RandomAccess(context);
    if (descriptor) self.assign(descriptor.take()!);
    core.writeHandle(base, kind, self);
    return 1;
  });
}
