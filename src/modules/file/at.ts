import { type Address } from "../../interp/abi.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument } from "../arguments.js";
import { allocateSpan, spanAt, writeSpan } from "../byte-span/byte-span.js";
import { runEmbedded } from "../embedded-lua.js";
import { source } from "./at-lua.js";

/**
 * Adds the algorithms over any object with the methods `read_some_at(self, offset, byte_span) -> integer` and
 * `write_some_at(self, offset, byte_span) -> integer`. They call those until enough is done, and so suspend when those do; what
 * those raise is passed on.
 *
 * - `read_all_at(io, offset, buffer) -> integer`, `read_at_least_at(io, offset, buffer, minimum) -> integer`
 * - `write_all_at(io, offset, buffer) -> integer`, `write_at_least_at(io, offset, buffer, minimum) -> integer`: the buffer may
 *   be a string
 *
 * They answer the number of bytes that were read or written. EINVAL for bad arguments, for a `minimum` above the buffer's size too,
 * and (`arg = 1`) for a method that answers something else than a possible number of bytes.
 *
 * Source: manual, file.read_all_at and after.
 */
export function openPositioned(context: VmContext, table: Address): void {
  const { core, errors } = context;
  runEmbedded(context, table, "file", source, {
    functions: {
      /** `invalid(n)` raises EINVAL with `arg = n`. */
      invalid: (base) => badArgument(context, core.memory.number(base)),
      /** `to_read(buffer) -> byte_span`: argument 3 of a function that reads. */
      to_read(base, nargs) {
        if (nargs < 1 || spanAt(core, base) === undefined) badArgument(context, 3);
        return 1;
      },
      /** `to_write(buffer) -> byte_span`: argument 3 of a function that writes. */
      to_write(base, nargs) {
        if (nargs >= 1 && core.memory.isString(base)) {
          const bytes = core.memory.stringBytes(base).slice();
          const span = allocateSpan(core, bytes.length, bytes.length) ?? errors.raiseGeneric("ENOMEM");
          span.bytes.set(bytes);
          writeSpan(core, base, span);
          return 1;
        }
        if (nargs < 1 || spanAt(core, base) === undefined) badArgument(context, 3);
        return 1;
      },
    },
    builtins: ["type", "this_fiber.yield"],
  });
}
