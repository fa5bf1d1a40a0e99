import { type Address, TAG_FALSE, TAG_TRUE, VALUE_SIZE } from "../../interp/abi.js";
import { type RawFunction } from "../../interp/core.js";
import { defineKind, objectAt } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, optionalInteger, slotOf } from "../arguments.js";
import { spanAt, writeSpan } from "../byte-span/byte-span.js";
import { membership, WHITE_SPACE } from "../byte-span/search.js";
import { count, raiseRegexError, regexAt, writeRegex } from "../regex/index.js";
import { type Matcher, Regex, type RegexOptions } from "../regex/regex.js";
import { patsplit, split } from "../regex/pieces.js";
import { splitAt, writeFields } from "./fields.js";
import { RecordBuffer } from "./record-buffer.js";
import { RegexSeparator, type Separator, TextSeparator } from "./separator.js";

/** What a record and its separator may have together, unless the scanner says otherwise. */
const USUAL_LIMIT = 64 * 1024 * 1024;

const PLAIN: RegexOptions = { grammar: "extended", ignoreCase: false, nosubs: true, optimize: false };
const isWhiteSpace = membership(WHITE_SPACE);

/** What a scanner has besides the members of its table. */
class Scanner {
  readonly buffer: RecordBuffer;
  /** Whether a fiber waits for the stream. */
  reading = false;
  separator: Separator | undefined;
  /** Set of the bytes in a trim_record that is a string. */
  trimmed: { readonly text: Uint8Array; readonly set: Uint8Array } | undefined;

  constructor(buffer: RecordBuffer) {
    this.buffer = buffer;
  }
}

/**
 * The host functions behind stream.scanner. What they get from stream.lua are the members of the scanner's table, which the
 * program may have set to anything: bad ones raise EINVAL with `arg = 1`, before anything changes. None of them suspends.
 *
 * - `state() -> state`
 * - `options(record_separator, field_separator, field_pattern, trim_record, max_record_size, buffer_size_hint)` checks them
 * - `scan(state, record_separator, field_separator, field_pattern, trim_record, max_record_size, record_number)
 *   -> record, terminator`, or nothing when more must be read. Removes the record before. EBUSY while a fiber reads.
 * - `room(state, max_record_size, buffer_size_hint) -> byte_span, pending`: memory for the next read, and how much is there already. EMSGSIZE,
 *   ENOMEM
 * - `reading(state, boolean)`
 * - `received(state, n)`: so much was read
 * - `rest(state, record_separator, trim_record) -> record, terminator`: what is there, at the end of the stream
 * - `split(record, field_separator, field_pattern) -> fields`, for a text or a regex
 * - `white_space() -> regex`: one or more of what trim_record takes off
 * - `line`, `remove`, `buffer`, `set_buffer`: the methods
 */
export function scannerNatives(context: VmContext): Record<string, RawFunction> {
  const { core, errors } = context;
  const kind = defineKind<Scanner>(context, {
    name: "stream.scanner.state",
    release: (scanner) => scanner.buffer.release(),
  });
  const badOption = (): never => badArgument(context, 1);

  /** The scanner of a call; nobody may be reading. */
  const scannerAt = (base: Address): Scanner => {
    const scanner = objectAt(core, kind, base) ?? badOption();
    if (scanner.reading) errors.raiseGeneric("EBUSY");
    return scanner;
  };

  const separatorAt = (scanner: Scanner | undefined, slot: Address): Separator => {
    const { memory } = core;
    const known = scanner?.separator;
    let separator: Separator;
    if (memory.isString(slot)) {
      if (known instanceof TextSeparator && memory.isText(slot, known.text)) return known;
      const text = memory.stringBytes(slot);
      if (text.length === 0) return badOption();
      separator = new TextSeparator(text.slice());
    } else {
      const regex = regexAt(core, slot) ?? badOption();
      if (known?.regex === regex) return known;
      separator = new RegexSeparator(regex);
    }
    if (scanner) scanner.separator = separator;
    return separator;
  };

  const checkFields = (separator: Address, pattern: Address): void => {
    const { memory } = core;
    if (memory.isNil(separator) && memory.isNil(pattern)) return;
    if (memory.isNil(separator)) return regexAt(core, pattern) ? undefined : badOption();
    if (!memory.isNil(pattern)) return badOption();
    if (core.isFunction(separator) || regexAt(core, separator)) return;
    if (!memory.isString(separator) || memory.stringBytes(separator).length === 0) return badOption();
  };

  /** Does what a regex is needed for; other failures than those of regexes pass unchanged. */
  const matching = <T>(regex: Matcher | undefined, work: () => T): T => {
    if (regex === undefined) return work();
    try {
      return work();
    } catch (error) {
      return raiseRegexError(context, error);
    } finally {
      count(core, regex);
    }
  };

  /** The bytes to take off a record. */
  const trimAt = (scanner: Scanner | undefined, slot: Address): Uint8Array | undefined => {
    const { memory } = core;
    const tag = memory.tag(slot);
    if (tag === TAG_FALSE || memory.isNil(slot)) return undefined;
    if (tag === TAG_TRUE) return isWhiteSpace;
    if (!memory.isString(slot)) return badOption();
    if (scanner?.trimmed && memory.isText(slot, scanner.trimmed.text)) return scanner.trimmed.set;
    const text = memory.stringBytes(slot);
    const trimmed = { text: text.slice(), set: membership(text) };
    if (scanner) scanner.trimmed = trimmed;
    return trimmed.set;
  };

  /** A number of bytes. */
  const sizeAt = (slot: Address): number | undefined => {
    const { memory } = core;
    if (memory.isNil(slot)) return undefined;
    const size = memory.isNumber(slot) ? memory.number(slot) : 0;
    return size >= 1 && (Number.isInteger(size) || size === Infinity) ? size : badOption();
  };

  const answer = (base: Address, { buffer }: Scanner, trim: Uint8Array | undefined): void => {
    if (trim) buffer.trim(trim);
    writeSpan(core, base, buffer.record());
  };

  /** A scanner with a record. */
  const withRecord = (base: Address): RecordBuffer => {
    const { buffer } = scannerAt(base);
    return buffer.hasRecord ? buffer : badOption();
  };

  return {
    state(base) {
      core.writeHandle(base, kind, new Scanner(new RecordBuffer(core)));
      return 1;
    },
    options(base) {
      separatorAt(undefined, base);
      checkFields(base + VALUE_SIZE, base + 2 * VALUE_SIZE);
      trimAt(undefined, base + 3 * VALUE_SIZE);
      sizeAt(base + 4 * VALUE_SIZE);
      sizeAt(base + 5 * VALUE_SIZE);
      return 0;
    },
    scan(base) {
      const scanner = scannerAt(base);
      const separator = separatorAt(scanner, base + VALUE_SIZE);
      checkFields(base + 2 * VALUE_SIZE, base + 3 * VALUE_SIZE);
      const trim = trimAt(scanner, base + 4 * VALUE_SIZE);
      const limit = sizeAt(base + 5 * VALUE_SIZE) ?? USUAL_LIMIT;
      if (!core.memory.isNumber(base + 6 * VALUE_SIZE)) badOption();
      const { buffer } = scanner;
      buffer.removeRecord();
      const { regex } = separator;
      const found = regex
        ? matching(regex, () => buffer.findRecord(separator, limit))
        : buffer.findRecord(separator, limit);
      if (!found) return 0;
      if (regex) writeSpan(core, base + VALUE_SIZE, buffer.terminator()); // else it is there already
      answer(base, scanner, trim);
      return 2;
    },
    room(base) {
      const { buffer } = scannerAt(base);
      const limit = sizeAt(base + VALUE_SIZE) ?? USUAL_LIMIT;
      if (buffer.pending >= limit) errors.raiseGeneric("EMSGSIZE");
      const span = buffer.room(limit, sizeAt(base + 2 * VALUE_SIZE)) ?? errors.raiseGeneric("ENOMEM");
      writeSpan(core, base, span);
      core.memory.setNumber(base + VALUE_SIZE, buffer.pending);
      return 2;
    },
    reading(base) {
      const scanner = objectAt(core, kind, base) ?? badOption();
      scanner.reading = core.memory.tag(base + VALUE_SIZE) === TAG_TRUE;
      return 0;
    },
    received(base) {
      scannerAt(base).buffer.received(core.memory.number(base + VALUE_SIZE));
      return 0;
    },
    rest(base) {
      const scanner = scannerAt(base);
      scanner.buffer.takeRest();
      answer(base, scanner, trimAt(scanner, base + 2 * VALUE_SIZE));
      if (core.memory.isString(base + VALUE_SIZE)) core.writeString(base + VALUE_SIZE, "");
      else writeSpan(core, base + VALUE_SIZE, scanner.buffer.terminator());
      return 2;
    },
    split(base) {
      const record = spanAt(core, base) ?? badOption();
      const slot = core.memory.isNil(base + VALUE_SIZE) ? base + 2 * VALUE_SIZE : base + VALUE_SIZE;
      const regex = regexAt(core, slot);
      const text = regex ? undefined : core.memory.stringBytes(slot).slice();
      const divide = slot === base + VALUE_SIZE ? split : patsplit;
      matching(regex, () =>
        writeFields(core, base, record, (add) => (regex ? divide(regex, record, add) : splitAt(text!, record, add))),
      );
      return 1;
    },
    white_space(base) {
      writeRegex(context, base, new Regex("[ \f\n\r\t\v]+", PLAIN));
      return 1;
    },
    line(base) {
      writeSpan(core, base, withRecord(base).record());
      return 1;
    },
    remove(base) {
      withRecord(base).removeRecord();
      return 0;
    },
    buffer(base) {
      const { buffer } = scannerAt(base);
      const limit = sizeAt(base + VALUE_SIZE) ?? USUAL_LIMIT;
      const { span, offset } = buffer.expose(limit, sizeAt(base + 2 * VALUE_SIZE)) ?? errors.raiseGeneric("ENOMEM");
      writeSpan(core, base, span);
      core.memory.setNumber(base + VALUE_SIZE, offset + 1);
      return 2;
    },
    set_buffer(base, nargs) {
      const { buffer } = scannerAt(base);
      const span = (nargs >= 2 ? spanAt(core, slotOf(base, 2)) : undefined) ?? badArgument(context, 2);
      const offset = optionalInteger(context, base, nargs, 3, 1);
      if (offset < 1 || offset > span.length + 1) errors.raiseGeneric("ERANGE", { arg: 3 });
      buffer.adopt(span, offset - 1);
      return 0;
    },
  };
}
