import { bracketExpression } from "./bracket.js";
import { ByteSet } from "./byte-set.js";
import { Reader, sequence } from "./reader.js";
import { type Node, type Parsed, type Syntax, UnsupportedError } from "./syntax.js";

/** A period matches every byte, zeros and ends of lines too. */
const any = new ByteSet().negated();

/**
 * What must not follow a backslash: letters and digits, which POSIX leaves undefined, and what GNU's tools give a meaning to that
 * others don't. Better refused than understood in two ways.
 */
const notInBasic = /[0A-Za-z+?|<>'`{}]/;
const notInExtended = /[0A-Za-z<>'`]/;

/** Parses a basic regular expression. Source: POSIX, Base Definitions, 9.3. */
export function parseBasic(text: string, syntax: Syntax): Parsed {
  const reader = new Reader(text, syntax);
  const body = (): Node => {
    const items: Node[] = [];
    // An anchor only at either end of an expression, a repetition only after something: elsewhere they stand for themselves.
    if (reader.take("^")) items.push({ type: "assertion", assertion: "begin" });
    for (let first = true; !reader.done && !reader.sees("\\)"); first = false) {
      const groups = reader.groups;
      if (reader.peek() === "$" && (reader.at + 1 === text.length || text.startsWith("\\)", reader.at + 1))) {
        reader.at++;
        items.push({ type: "assertion", assertion: "end" });
      } else if (reader.take("\\(")) items.push(repeated(reader.group(true, "\\)", body), groups));
      else if (first && reader.take("*")) items.push(repeated(reader.byte(0x2a), groups));
      else if (reader.sees("\\{")) reader.fail("badrepeat");
      else items.push(repeated(character(reader, notInBasic), groups));
    }
    return sequence(items);
  };
  const repeated = (item: Node, groups: number): Node => {
    if (reader.take("*")) item = reader.repeat(item, groups, 0, Infinity);
    else if (reader.take("\\{")) item = reader.repeat(item, groups, ...reader.bounds("\\}"));
    else return item;
    return reader.nested(() => repeated(item, groups));
  };
  const tree = body();
  if (!reader.done) reader.fail("paren");
  return reader.result(tree);
}

/** Parses an extended regular expression. Source: POSIX, Base Definitions, 9.4. */
export function parseExtended(text: string, syntax: Syntax): Parsed {
  const reader = new Reader(text, syntax);
  const branches = (): Node => reader.choice("|", branch);
  const branch = (): Node => {
    const items: Node[] = [];
    while (!reader.done && !reader.sees("|") && !reader.sees(")")) {
      const groups = reader.groups;
      if (reader.take("^")) items.push({ type: "assertion", assertion: "begin" });
      else if (reader.take("$")) items.push({ type: "assertion", assertion: "end" });
      else if (reader.take("(")) items.push(repeated(reader.group(true, ")", branches), groups));
      else if ("*+?{".includes(reader.peek())) reader.fail("badrepeat");
      else items.push(repeated(character(reader, notInExtended), groups));
    }
    return sequence(items);
  };
  const repeated = (item: Node, groups: number): Node => {
    if (reader.take("*")) item = reader.repeat(item, groups, 0, Infinity);
    else if (reader.take("+")) item = reader.repeat(item, groups, 1, Infinity);
    else if (reader.take("?")) item = reader.repeat(item, groups, 0, 1);
    else if (reader.take("{")) item = reader.repeat(item, groups, ...reader.bounds("}"));
    else return item;
    return reader.nested(() => repeated(item, groups));
  };
  const tree = branches();
  if (!reader.done) reader.fail("paren");
  return reader.result(tree);
}

/** What matches one byte: itself, a period, a bracket expression, or what a backslash makes ordinary. */
function character(reader: Reader, forbidden: RegExp): Node {
  if (reader.take(".")) return { type: "set", set: any };
  if (reader.take("[")) return bracketExpression(reader);
  if (reader.take("\\")) {
    const escaped = reader.peek();
    if (/[1-9]/.test(escaped)) {
      reader.refer(Number(escaped));
      throw new UnsupportedError();
    }
    if (escaped === "" || forbidden.test(escaped)) reader.fail("escape", reader.at - 1);
  }
  return reader.byte(reader.text.charCodeAt(reader.at++));
}
