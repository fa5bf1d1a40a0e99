import { type Address } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { ByteSpan, writeSpan } from "../byte-span/byte-span.js";
import { type Separator } from "./separator.js";

/**
 * Writes at `slot` a table of what stands between the separators in a record. As in AWK an empty record has no field, and any other
 * one more than it has separators. Uses two temporaries.
 */
export function writeFields(core: Core, slot: Address, record: ByteSpan, separator: Separator): void {
  const { bytes, region, start, length } = record;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, length);
  core.exports.emi_table(slot, 0, 0);
  core.memory.sync();
  let count = 0;
  const add = (from: number, to: number): void => {
    writeSpan(core, core.temporary, new ByteSpan(region, start + from, to - from, to - from));
    core.memory.setNumber(core.temporary2, ++count);
    core.exports.emi_rawset(slot, core.temporary2, core.temporary);
    core.memory.sync();
  };
  if (length === 0) return;
  let from = 0;
  for (let at = separator.find(buffer, 0, 0); at >= 0; at = separator.find(buffer, from, from)) {
    add(from, at);
    from = separator.end;
  }
  add(from, length);
}
