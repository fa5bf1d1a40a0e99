import { type Address } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { ByteSpan, writeSpan } from "../byte-span/byte-span.js";
import { type Piece } from "../regex/pieces.js";
import { TextSeparator } from "./separator.js";

/**
 * Puts a table of the fields of a record at `slot`. As in AWK an empty record has none. Uses two temporaries.
 * @param divide calls back with where each field begins and ends
 */
export function writeFields(core: Core, slot: Address, record: ByteSpan, divide: (add: Piece) => void): void {
  const { region, start } = record;
  core.exports.emi_table(slot, 0, 0);
  core.memory.sync();
  if (record.length === 0) return;
  let count = 0;
  divide((from, to) => {
    writeSpan(core, core.temporary, new ByteSpan(region, start + from, to - from, to - from));
    core.memory.setNumber(core.temporary2, ++count);
    core.exports.emi_rawset(slot, core.temporary2, core.temporary);
    core.memory.sync();
  });
}

/** What stands between the occurrences of a text: one piece more than there are. */
export function splitAt(text: Uint8Array, record: ByteSpan, add: Piece): void {
  const { bytes, length } = record;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, length);
  const separator = new TextSeparator(text);
  let from = 0;
  for (let at = separator.find(buffer, 0, 0); at >= 0; at = separator.find(buffer, from, from)) {
    add(from, at);
    from = separator.end;
  }
  add(from, length);
}
