import { ByteSet, classes } from "./byte-set.js";
import { type Reader } from "./reader.js";
import { type Node } from "./syntax.js";

/** Reads one member that begins with a backslash, and adds it when it is a class. */
type Escape = (set: ByteSet) => number | undefined;

/**
 * A bracket expression, after `[`. Ranges go by byte values, as in the POSIX locale; an equivalence class is its one character.
 * @param escape what a backslash means; without it, nothing special (POSIX)
 */
export function bracketExpression(reader: Reader, escape?: Escape): Node {
  const start = reader.at - 1;
  const negated = reader.take("^");
  const posix = escape === undefined;
  const set = new ByteSet();
  // In POSIX grammars a bracket that comes first stands for itself.
  for (let first = posix; first || !reader.take("]"); first = false) {
    const at = reader.at;
    if (reader.done) reader.fail("brack", start);
    const low = member(reader, set, escape);
    if (!startsRange(reader)) {
      if (low !== undefined) set.add(low);
      continue;
    }
    reader.at++;
    const high = member(reader, set, escape);
    if (low !== undefined && high !== undefined) {
      if (high < low) reader.fail("range", at);
      set.add(low, high);
      if (posix && startsRange(reader)) reader.fail("range", at);
      continue;
    }
    if (posix) reader.fail("range", at);
    // A class is no end of a range: the hyphen stands for itself.
    set.add(0x2d);
    if (low !== undefined) set.add(low);
    if (high !== undefined) set.add(high);
  }
  const folded = reader.set(set);
  return negated && folded.type === "set" ? { type: "set", set: folded.set.negated() } : folded;
}

/** Whether a hyphen comes next that is not the last character. */
function startsRange(reader: Reader): boolean {
  return reader.peek() === "-" && reader.peek(1) !== "]" && reader.peek(1) !== "";
}

/** One member. A class is added to the set; a character is answered. */
function member(reader: Reader, set: ByteSet, escape: Escape | undefined): number | undefined {
  if (escape !== undefined && reader.take("\\")) return escape(set);
  for (const mark of [":", ".", "="]) {
    if (!reader.take(`[${mark}`)) continue;
    const start = reader.at;
    const end = reader.text.indexOf(`${mark}]`, start + 1); // [.].] and [...] name a bracket and a period
    if (end < 0) reader.fail("brack", start);
    const name = reader.text.slice(start, end);
    reader.at = end + 2;
    if (mark !== ":")
      return name.length === 1 ? name.charCodeAt(0) : (named.get(name) ?? reader.fail("collate", start));
    set.include(classes.get(name) ?? reader.fail("ctype", start));
    return undefined;
  }
  return reader.text.charCodeAt(reader.at++);
}

/** The names that POSIX gives to characters, in the order of ASCII; letters and "-" where there is none. */
const named = new Map<string, number>();
const controls =
  "NUL SOH STX ETX EOT ENQ ACK alert backspace tab newline vertical-tab form-feed carriage-return SO SI " +
  "DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC IS4 IS3 IS2 IS1";
const punctuation =
  "space exclamation-mark quotation-mark number-sign dollar-sign percent-sign ampersand apostrophe left-parenthesis " +
  "right-parenthesis asterisk plus-sign comma hyphen period slash";
const digits = "zero one two three four five six seven eight nine";
const signs = "colon semicolon less-than-sign equals-sign greater-than-sign question-mark commercial-at";
const brackets = "left-square-bracket backslash right-square-bracket circumflex underscore grave-accent";
const braces = "left-brace vertical-line right-brace tilde DEL";
for (const [first, names] of [
  [0x00, controls],
  [0x20, punctuation],
  [0x30, digits],
  [0x3a, signs],
  [0x5b, brackets],
  [0x7b, braces],
] as const) {
  names.split(" ").forEach((name, i) => named.set(name, first + i));
}
// Second names.
for (const [name, byte] of Object.entries({
  "hyphen-minus": 0x2d,
  "full-stop": 0x2e,
  solidus: 0x2f,
  "reverse-solidus": 0x5c,
  "circumflex-accent": 0x5e,
  "low-line": 0x5f,
  "left-curly-bracket": 0x7b,
  "right-curly-bracket": 0x7d,
})) {
  named.set(name, byte);
}
