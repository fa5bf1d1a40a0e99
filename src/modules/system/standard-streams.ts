import { fstatSync } from "node:fs";
import { isatty } from "node:tty";
import { type Address } from "../../interp/abi.js";
import { closeDescriptor } from "../../os/close.js";
import { dup } from "../../os/descriptors.js";
import { hasLibc } from "../../os/libc.js";
import { getForeground, setForeground } from "../../os/process.js";
import { defineKind, type Method } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { integerArgument } from "../arguments.js";
import { writeDescriptor } from "../file-descriptor/file-descriptor.js";
import { transportFor } from "../io/byte-stream.js";
import { Operation } from "../io/operation.js";
import { spanArgument } from "../io/stream-methods.js";
import { EOF } from "../io/system-error.js";
import { type Done, LATER, type Transport } from "../io/transport.js";
import { systemCall } from "./access.js";
import { BlockingOutput, type Input, NodeInput } from "./without-koffi.js";
import { WriteQueue } from "./write-queue.js";

/** The standard streams' descriptors, by their names in module `system`. */
const standardStreams = { in_: 0, out: 1, err: 2 } as const;

/**
 * A standard stream as one VM sees it. Nothing is opened before it is first used, so that a program that does not read leaves
 * its input alone.
 *
 * Files are read and written through the process's own descriptor. For all else every VM has a copy of it, since two that wait for
 * one descriptor on the same event loop are too many. It stays blocking: other processes share it.
 */
class StandardStream {
  private transport: Transport | undefined;
  private reader: Operation | undefined;
  private input: Input | undefined;
  private output: WriteQueue | undefined;

  constructor(
    private readonly context: VmContext,
    readonly fd: number,
  ) {}

  /** Reads once. EBUSY while another fiber does. */
  read(to: Uint8Array): void {
    const { context } = this;
    context.suspendable();
    if (this.reader) context.errors.raiseSystem("EBUSY");
    const reader = new Operation(context, this.stopRead);
    const done: Done = (error, n) => {
      this.reader = undefined;
      if (error) reader.fail(error);
      else if (n === 0) reader.fail(EOF);
      else reader.doneNumber(n);
    };
    this.reader = reader;
    try {
      const n = this.openInput().read(to, done);
      if (n !== LATER) done(undefined, n);
    } catch (error) {
      done(error, 0);
    }
  }

  private readonly stopRead = (): boolean => {
    if (!this.input!.stopRead()) return false;
    this.reader = undefined;
    return true;
  };

  /** Writes once, after the fibers that came before. */
  write(from: Uint8Array): void {
    this.context.suspendable();
    const output = systemCall(this.context, () => this.openOutput());
    output.add(from);
  }

  private openInput(): Input {
    return (this.input ??= this.usesNode ? new NodeInput() : this.open());
  }

  private openOutput(): WriteQueue {
    if (this.output) return this.output;
    const output = this.usesNode ? new BlockingOutput(this.fd) : this.open();
    return (this.output = new WriteQueue(this.context, output));
  }

  /** Whether src/os would have to wait for it, and cannot. */
  private get usesNode(): boolean {
    const stat = fstatSync(this.fd);
    return !hasLibc() && (stat.isFIFO() || stat.isSocket() || isatty(this.fd));
  }

  private open(): Transport {
    if (!hasLibc() || fstatSync(this.fd).isFile()) return transportFor(this.fd, { shared: true });
    const copy = dup(this.fd);
    try {
      return (this.transport = transportFor(copy, { shared: true }));
    } catch (error) {
      closeDescriptor(copy);
      throw error;
    }
  }

  /** Its userdata died, and with it whoever waited. */
  release(): void {
    this.transport?.close();
  }
}

/**
 * Puts `system.in_`, `system.out` or `system.err` at `slot`.
 *
 * - `in_:read_some(buffer) -> integer`, `out:write_some(buffer) -> integer`: one read(2), one write(2). They suspend, and are
 *   interruption points that lose nothing: what an interrupted read would have got is there for the next one. misc.eof; EBUSY for a
 *   second reader, while writers wait for each other
 * - `dup() -> file_descriptor`: another descriptor of the same file. Needs koffi
 * - `isatty() -> boolean`
 * - `tcgetpgrp() -> integer`, `tcsetpgrp(pgid)`: the terminal's foreground process group. Needs koffi; ENOTTY
 *
 * Source: manual, system.in_, system.out, system.err.
 */
export function openStandardStream(context: VmContext, slot: Address, name: keyof typeof standardStreams): void {
  const { core } = context;
  const transferring =
    (transfer: (self: StandardStream, bytes: Uint8Array) => void): Method<StandardStream> =>
    (self, base, nargs) => {
      const { bytes } = spanArgument(context, base, nargs, 2);
      if (bytes.length === 0) new Operation(context).doneNumber(0);
      else transfer(self, bytes);
      return Operation.suspended;
    };
  const transfer: Record<string, Method<StandardStream>> = name === "in_"
    ? { read_some: transferring((self, bytes) => self.read(bytes)) }
    : { write_some: transferring((self, bytes) => self.write(bytes)) };
  const kind = defineKind<StandardStream>(context, {
    name: `system.${name}`,
    methods: {
      ...transfer,
      dup(self, base) {
        writeDescriptor(
          core,
          base,
          systemCall(context, () => dup(self.fd)),
        );
        return 1;
      },
      isatty(self, base) {
        core.memory.setBoolean(base, isatty(self.fd));
        return 1;
      },
      tcgetpgrp(self, base) {
        core.memory.setNumber(
          base,
          systemCall(context, () => getForeground(self.fd)),
        );
        return 1;
      },
      tcsetpgrp(self, base, nargs) {
        const group = integerArgument(context, base, nargs, 2);
        systemCall(context, () => setForeground(self.fd, group));
        return 0;
      },
    },
    release: (self) => self.release(),
  });
  core.writeHandle(slot, kind, new StandardStream(context, standardStreams[name]));
}
