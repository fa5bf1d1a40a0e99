import { type Address, VALUE_SIZE } from "../../interp/abi.js";
import { miscCategory } from "../../scheduler/runtime/error-categories.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, slotOf } from "../arguments.js";
import { allocateSpan, bytesAt, spanAt, writeSpan } from "../byte-span/byte-span.js";
import { runEmbedded } from "../embedded-lua.js";
import { scannerNatives } from "./scanner.js";
import { source } from "./stream-lua.js";

/**
 * Module `stream`: algorithms over any object with the methods `read_some(self, byte_span) -> integer` and
 * `write_some(self, byte_span) -> integer`. They call those, and so suspend when those do; what those raise is passed on. Being
 * callers of Lua code, they are Lua code themselves: see stream-lua.ts.
 *
 * Source: manual, stream.write_all and after; "Working with streams".
 */
export function openStream(context: VmContext, table: Address): void {
  const { core, errors } = context;
  runEmbedded(context, table, "stream", source, {
    functions: {
      ...scannerNatives(context),
      /** `invalid(n)` raises EINVAL with `arg = n`. */
      invalid: (base) => badArgument(context, core.memory.number(base)),
      /** `eof() -> error`: what the end of a stream raises. */
      eof(base) {
        errors.write(base, miscCategory, miscCategory.codes.eof!);
        return 1;
      },
      /** `to_read(io, buffer) -> byte_span`: argument 2 of a function that reads. */
      to_read(base, nargs) {
        if (nargs < 2 || spanAt(core, slotOf(base, 2)) === undefined) badArgument(context, 2);
        core.memory.copy(base, base + VALUE_SIZE);
        return 1;
      },
      /** `to_write(io, buffer) -> byte_span`: argument 2 of a function that writes, which may be a string. */
      to_write(base, nargs) {
        const bytes = (nargs >= 2 ? bytesAt(core, slotOf(base, 2)) : undefined) ?? badArgument(context, 2);
        if (core.memory.isString(base + VALUE_SIZE)) {
          const span = allocateSpan(core, bytes.length, bytes.length) ?? errors.raiseGeneric("ENOMEM");
          span.bytes.set(bytes);
          writeSpan(core, base, span);
        } else core.memory.copy(base, base + VALUE_SIZE);
        return 1;
      },
    },
    builtins: ["error", "pcall", "scope", "scope_cleanup_push", "setmetatable", "type", "this_fiber.yield"],
  });
}
