import { type Address } from "../interp/abi.js";
import { genericCategory, jsonDomCategory, jsonLexerCategory } from "../scheduler/runtime/error-categories.js";
import { type VmContext } from "../scheduler/runtime/vm-context.js";
import { badArgument } from "./arguments.js";
import { bytesAt } from "./byte-span/byte-span.js";

/** What the core asks for besides errors: a string in the place of a byte_span. ORDER JSON: wasm/src/json.h. */
const SPAN = 0;
/** What the core adds to codes of the two categories. */
const DOM = 100;
const GENERIC = 1000;

/**
 * Module `json`. It is in the core (wasm/src/json.c); here are its errors, and the way in for byte_spans.
 *
 * - `decode(text: string | byte_span) -> value`. Errors of `lexer_ecat` with `position`, the byte of the text counted from 1;
 *   of `dom_ecat` for numbers out of range and too deep nesting, with it as well
 * - `encode(value [, {indent, state}]) -> string`. Calls `__tojson`. Errors of `dom_ecat`, "Reference cycle exists", EINVAL
 * - `into_array([table]) -> table`, `is_array(value) -> boolean`, `null`
 * - `writer.new() -> json.writer` with the methods `value`, `begin_object`, `end_object`, `begin_array`, `end_array`, `literal`,
 *   `generate` and the attribute `level`. EINVAL for what JSON does not allow at that place, EBADF after `generate`
 * - `lexer_ecat`, `dom_ecat`: the categories
 *
 * Nothing here suspends but what a `__tojson` does.
 *
 * Source: manual, json, json.writer; clarifications, JSON.
 */
export function openJson(context: VmContext, table: Address): void {
  const { core, errors } = context;
  const host = core.addFunction((base, code) => {
    if (code === SPAN) {
      core.writeBytes(base, bytesAt(context.core, base) ?? badArgument(context, 1));
      return 1;
    }
    const extra = core.memory.number(base);
    if (code > GENERIC) return errors.raise(genericCategory, code - GENERIC, extra === 0 ? {} : { arg: extra });
    const position: Record<string, number> = extra === 0 ? {} : { position: extra };
    if (code > DOM) return errors.raise(jsonDomCategory, code - DOM, position);
    return errors.raise(jsonLexerCategory, code, position);
  });
  core.exports.emi_json(table, host);
  core.memory.sync();
  for (const [name, category] of Object.entries({ lexer_ecat: jsonLexerCategory, dom_ecat: jsonDomCategory })) {
    errors.writeCategory(core.temporary2, category);
    core.setField(table, name, core.temporary2);
  }
}
