import { type Address, VALUE_SIZE } from "../interp/abi.js";
import { type Kind } from "../interp/handles.js";
import { pipe } from "../os/descriptors.js";
import { defineKind, type Method } from "../scheduler/runtime/kind.js";
import { type VmContext } from "../scheduler/runtime/vm-context.js";
import { ByteStream } from "./io/byte-stream.js";
import { newStream, ownerGetters, ownerMethods, readMethods, writeMethods } from "./io/stream-methods.js";
import { raiseError } from "./io/system-error.js";

/**
 * Module `pipe`.
 *
 * - `pair() -> pipe.read_stream, pipe.write_stream`: a new pipe. EMFILE; EPERM where the program may not use files; ENOTSUP without
 *   koffi
 * - `read_stream.new([fd])`, `write_stream.new([fd])`: closed, or of a file_descriptor, which it takes over
 * - `close()`, `cancel()`, `assign(fd)`, `release()`, `is_open`: see ownerMethods
 * - `read_some(buffer)` of one, `write_some(buffer)` of the other: see ByteStream. Suspend; interruption points: when the fiber is
 *   interrupted, nothing was read or written. EPIPE when the other end is closed
 *
 * Source: manual, pipe.
 */
export function openPipe(context: VmContext, table: Address): void {
  const { core, errors } = context;
  const reading = openEnd(context, table, "read_stream", readMethods(context));
  const writing = openEnd(context, table, "write_stream", writeMethods(context));
  core.setFunction(table, "pair", (base) => {
    if (!context.mayUseFiles) errors.raiseGeneric("EPERM");
    let ends: ReturnType<typeof pipe>;
    try {
      ends = pipe();
    } catch (error) {
      return raiseError(context, error);
    }
    core.writeHandle(base, reading, streamOf(context, ends.read));
    core.writeHandle(base + VALUE_SIZE, writing, streamOf(context, ends.write));
    return 2;
  });
}

function streamOf(context: VmContext, fd: number): ByteStream {
  const stream = new ByteStream(context);
  stream.assign(fd);
  return stream;
}

/** Adds the class of one end of a pipe. */
function openEnd(
  context: VmContext,
  module: Address,
  name: string,
  methods: Record<string, Method<ByteStream>>,
): Kind<ByteStream> {
  const { core } = context;
  const kind = defineKind<ByteStream>(context, {
    name: `pipe.${name}`,
    release: (self) => self.drop(),
    methods: { ...ownerMethods(context), ...methods },
    getters: ownerGetters(context),
  });
  const table = core.values;
  core.exports.emi_table(table, 0, 1);
  core.memory.sync();
  core.setFunction(table, "new", (base, nargs) => {
    core.writeHandle(
      base,
      kind,
      newStream(context, base, nargs, () => new ByteStream(context)),
    );
    return 1;
  });
  core.setField(module, name, table);
  return kind;
}
