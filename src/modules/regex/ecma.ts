import { bracketExpression } from "./bracket.js";
import { ByteSet, letterClasses } from "./byte-set.js";
import { Reader, sequence } from "./reader.js";
import { type Node, type Parsed, type Syntax, UnsupportedError } from "./syntax.js";

const notLineEnd = ByteSet.of(0x0a, 0x0d).negated();

const controls: Readonly<Record<string, number>> = { t: 0x09, n: 0x0a, v: 0x0b, f: 0x0c, r: 0x0d };

/**
 * Parses a regular expression of ECMAScript as C++ has it: the third edition's, and in brackets the classes, collating symbols
 * and equivalence classes of POSIX.
 *
 * Source: ECMA-262, 3rd edition, 15.10; ISO C++, [re.grammar].
 */
export function parseEcma(text: string, syntax: Syntax): Parsed {
  const reader = new Reader(text, syntax);
  // A back-reference may come before its group, so whether there is one shows at the end.
  let reference: number | undefined;
  const disjunction = (): Node => reader.choice("|", alternative);
  const alternative = (): Node => {
    const items: Node[] = [];
    while (!reader.done && !reader.sees("|") && !reader.sees(")")) items.push(term());
    return sequence(items);
  };
  const term = (): Node => {
    const groups = reader.groups;
    if (reader.take("^")) return { type: "assertion", assertion: "begin" };
    if (reader.take("$")) return { type: "assertion", assertion: "end" };
    if (reader.take("\\b")) return { type: "assertion", assertion: "boundary" };
    if (reader.take("\\B")) return { type: "assertion", assertion: "no-boundary" };
    if ("*+?{".includes(reader.peek())) reader.fail("badrepeat");
    return quantified(atom(), groups);
  };
  const atom = (): Node => {
    if (reader.take("(?:")) return reader.group(false, ")", disjunction);
    if (reader.sees("(?=") || reader.sees("(?!") || reader.sees("(?<")) throw new UnsupportedError();
    if (reader.sees("(?")) reader.fail("paren");
    if (reader.take("(")) return reader.group(true, ")", disjunction);
    if (reader.take(".")) return { type: "set", set: notLineEnd };
    if (reader.take("[")) return bracketExpression(reader, (set) => escape(reader, set));
    if (!reader.take("\\")) return reader.byte(reader.text.charCodeAt(reader.at++));
    if (/[1-9]/.test(reader.peek())) {
      const [digits] = /^[0-9]{1,9}/.exec(reader.text.slice(reader.at, reader.at + 9))!;
      reader.at += digits.length;
      reference = Math.max(reference ?? 0, Number(digits));
      return sequence([]);
    }
    const set = new ByteSet();
    const byte = escape(reader, set);
    return byte === undefined ? reader.set(set) : reader.byte(byte);
  };
  const quantified = (item: Node, groups: number): Node => {
    let bounds: [number, number];
    if (reader.take("*")) bounds = [0, Infinity];
    else if (reader.take("+")) bounds = [1, Infinity];
    else if (reader.take("?")) bounds = [0, 1];
    else if (reader.take("{")) bounds = reader.bounds("}");
    else return item;
    return reader.repeat(item, groups, ...bounds, reader.take("?"));
  };
  const tree = disjunction();
  if (!reader.done) reader.fail("paren");
  if (reference !== undefined) {
    reader.refer(reference);
    throw new UnsupportedError();
  }
  return reader.result(tree);
}

/** What a backslash means, in and out of brackets: a byte, or a class, which is added to `set`. */
function escape(reader: Reader, set: ByteSet): number | undefined {
  const start = reader.at - 1;
  if (reader.done) reader.fail("escape", start);
  const letter = reader.text.charAt(reader.at++);
  const known = letterClasses.get(letter.toLowerCase());
  if (known !== undefined) {
    set.include(letter === letter.toLowerCase() ? known : known.negated());
    return undefined;
  }
  if (Object.hasOwn(controls, letter)) return controls[letter];
  if (letter === "b") return 0x08; // in brackets only: elsewhere it is an assertion
  if (letter === "0" && !/[0-9]/.test(reader.peek())) return 0;
  if (letter === "c" && /[A-Za-z]/.test(reader.peek())) return reader.text.charCodeAt(reader.at++) & 0x1f;
  const digits = letter === "x" ? 2 : letter === "u" ? 4 : 0;
  if (digits > 0) {
    const hex = reader.text.slice(reader.at, reader.at + digits);
    reader.at += digits;
    const byte = /^[0-9A-Fa-f]+$/.test(hex) && hex.length === digits ? parseInt(hex, 16) : Infinity;
    return byte <= 0xff ? byte : reader.fail("escape", start);
  }
  if (/[0-9A-Za-z_]/.test(letter)) reader.fail("escape", start);
  return letter.charCodeAt(0);
}
