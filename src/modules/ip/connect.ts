import { type Address } from "../../interp/abi.js";
import { miscCategory } from "../../scheduler/runtime/error-categories.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument } from "../arguments.js";
import { runEmbedded } from "../embedded-lua.js";
import { OPERATION_ABORTED } from "../io/system-error.js";
import { addressAt } from "./address.js";
import { source } from "./connect-lua.js";

/**
 * Adds `connect(sock, resolve_results[, condition]) -> address, port` to module `ip`: tries one entry after the other until one works. Before
 * each `condition(last_error, address, port)` is asked, and the entry skipped unless it says yes.
 *
 * `sock` is any object with `is_open` and the methods `close`, `open(address)` and `connect(address, port)`. It is closed first where
 * it is open. Suspends when those do. Raises the last error; `asio_error.misc.not_found` when nothing was tried. An interruption, and the
 * error of an operation that was called off (by `cancel()` or `close()`, from another fiber), are raised at once.
 *
 * Source: manual, ip.connect.
 */
export function openConnect(context: VmContext, table: Address): void {
  const { core, errors } = context;
  runEmbedded(context, table, "ip", source, {
    functions: {
      /** `invalid(n)` raises EINVAL with `arg = n`. */
      invalid: (base) => badArgument(context, core.memory.number(base)),
      /** `is_address(value) -> boolean`. */
      is_address(base, nargs) {
        core.memory.setBoolean(base, nargs > 0 && addressAt(context, base) !== undefined);
        return 1;
      },
      /** `not_found() -> error`: nothing was tried. */
      not_found(base) {
        errors.write(base, miscCategory, miscCategory.codes.not_found);
        return 1;
      },
      /** `stops(error) -> boolean`: whether it says that the whole of it is to end. */
      stops(base) {
        const { category, code } = OPERATION_ABORTED;
        core.memory.setBoolean(base, errors.isCore(base, "interrupted") || errors.is(base, category, code));
        return 1;
      },
    },
    builtins: ["error", "pcall", "type"],
  });
}
