import { fstatSync } from "node:fs";
import { isatty } from "node:tty";
import { type Address } from "../../interp/abi.js";
import { dup } from "../../os/descriptors.js";
import { getForeground, setForeground } from "../../os/process.js";
import { defineKind, type Method } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { integerArgument } from "../arguments.js";
import { writeDescriptor } from "../file-descriptor/file-descriptor.js";
import { ByteStream } from "../io/byte-stream.js";
import { spanArgument } from "../io/stream-methods.js";
import { systemCall } from "./access.js";

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
  private readonly stream: ByteStream;
  private opened = false;
  private owned = false;

  constructor(
    private readonly context: VmContext,
    readonly fd: number,
  ) {
    this.stream = new ByteStream(context);
  }

  /** The stream, open. */
  get bytes(): ByteStream {
    if (!this.opened) {
      systemCall(this.context, () => {
        const file = fstatSync(this.fd).isFile();
        this.stream.assign(file ? this.fd : dup(this.fd), { shared: true });
        this.owned = !file;
      });
      this.opened = true;
    }
    return this.stream;
  }

  release(): void {
    if (this.owned) this.stream.drop();
  }
}

/**
 * Puts `system.in_`, `system.out` or `system.err` at `slot`.
 *
 * - `in_:read_some(buffer) -> integer`, `out:write_some(buffer) -> integer`: see ByteStream. They suspend, and are interruption
 *   points that lose nothing: what an interrupted read would have got is there for the next one
 * - `dup() -> file_descriptor`: another descriptor of the same file. Needs koffi
 * - `isatty() -> boolean`
 * - `tcgetpgrp() -> integer`, `tcsetpgrp(pgid)`: the terminal's foreground process group. Needs koffi; ENOTTY
 *
 * Source: manual, system.in_, system.out, system.err.
 */
export function openStandardStream(context: VmContext, slot: Address, name: keyof typeof standardStreams): void {
  const { core } = context;
  const transfer: Record<string, Method<StandardStream>> = name === "in_"
    ? { read_some: (self, base, nargs) => self.bytes.readSome(spanArgument(context, base, nargs, 2).bytes) }
    : { write_some: (self, base, nargs) => self.bytes.writeSome(spanArgument(context, base, nargs, 2).bytes) };
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
