/**
 * The pattern language, matched in the most obvious way: by trying, straight on the text of the pattern, after Lua's manual, section
 * 5.4.1. Subjects and patterns are Latin-1 text: one character a byte. A pattern is only found malformed when matching
 * comes across that.
 */

/** A pattern is malformed; the message is Lua's. */
export class PatternError extends Error {}
/** Matching takes too long to be worth it. */
export class TooLong extends Error {}

/** What a match found: its bounds (end excluded, from 0), and what was captured, which only fails when somebody asks. */
export interface Match {
  start: number;
  end: number;
  /** A number is a position, from 1. */
  readonly captures: (string | number)[];
}

interface Capture {
  start: number;
  /** -1: a position; undefined: still open. */
  end: number | undefined;
}

const MAX_STEPS = 20_000;
const letter = /^[A-Za-z]$/;

/** Whether a character is in the class named by a letter; undefined when there is no such class. */
function inClass(name: string, c: string): boolean | undefined {
  const classes: Record<string, RegExp> = {
    a: /[A-Za-z]/,
    c: /[\0-\x1f\x7f]/,
    d: /[0-9]/,
    g: /[!-~]/,
    l: /[a-z]/,
    p: /[!-/:-@[-`{-~]/,
    s: /[ \t\n\v\f\r]/,
    u: /[A-Z]/,
    w: /[A-Za-z0-9]/,
    x: /[A-Fa-f0-9]/,
    z: /\0/,
  };
  if (!letter.test(name)) return undefined;
  const found = classes[name.toLowerCase()]?.test(c);
  return found === undefined ? undefined : found === (name === name.toLowerCase());
}

class Attempt {
  private steps = 0;

  constructor(
    private readonly subject: string,
    private readonly pattern: string,
  ) {}

  at(start: number, p: number): Match | undefined {
    const found = this.match(start, p, []);
    if (!found) return undefined;
    const { subject } = this;
    return {
      start,
      end: found.end,
      get captures() {
        return found.captures.map((capture) => {
          if (capture.end === undefined) throw new PatternError("unfinished capture");
          return capture.end < 0 ? capture.start + 1 : subject.slice(capture.start, capture.end);
        });
      },
    };
  }

  /** Matches the pattern from `p` on against the subject from `s` on. */
  private match(s: number, p: number, captures: Capture[]): { end: number; captures: Capture[] } | undefined {
    const { subject, pattern } = this;
    if (++this.steps > MAX_STEPS) throw new TooLong();
    if (p === pattern.length) return { end: s, captures };
    switch (pattern[p]) {
      case "(":
        if (pattern[p + 1] === ")") return this.match(s, p + 2, [...captures, { start: s, end: -1 }]);
        return this.match(s, p + 1, [...captures, { start: s, end: undefined }]);
      case ")": {
        const i = captures.findLastIndex((capture) => capture.end === undefined);
        if (i < 0) throw new PatternError("invalid pattern capture");
        return this.match(s, p + 1, captures.with(i, { start: captures[i]!.start, end: s }));
      }
      case "$":
        if (p + 1 === pattern.length) return s === subject.length ? { end: s, captures } : undefined;
        break;
      case "%": {
        const next = pattern[p + 1] ?? "";
        if (next === "b") return this.matchBalance(s, p, captures);
        if (next === "f") return this.matchFrontier(s, p, captures);
        if (/\d/.test(next)) return this.matchBack(s, p, captures);
        break;
      }
      default:
    }
    return this.matchItem(s, p, captures);
  }

  private matchBalance(s: number, p: number, captures: Capture[]) {
    const { subject, pattern } = this;
    if (p + 3 >= pattern.length) throw new PatternError("unbalanced pattern");
    if (subject[s] !== pattern[p + 2]) return undefined;
    let depth = 1;
    for (let end = s + 1; end < subject.length; end++) {
      if (subject[end] === pattern[p + 3]) {
        if (--depth === 0) return this.match(end + 1, p + 4, captures);
      } else if (subject[end] === pattern[p + 2]) depth++;
    }
    return undefined;
  }

  private matchFrontier(s: number, p: number, captures: Capture[]) {
    const { subject, pattern } = this;
    if (pattern[p + 2] !== "[") throw new PatternError("missing '[' after '%f' in pattern");
    const end = this.itemEnd(p + 2);
    const before = s === 0 ? "\0" : subject[s - 1]!;
    const here = subject[s] ?? "\0";
    if (this.inSet(before, p + 2, end) || !this.inSet(here, p + 2, end)) return undefined;
    return this.match(s, end, captures);
  }

  private matchBack(s: number, p: number, captures: Capture[]) {
    const capture = captures[Number(this.pattern[p + 1]) - 1];
    if (capture?.end === undefined) throw new PatternError("invalid capture index");
    if (capture.end < 0) return undefined; // a position matches nothing
    const text = this.subject.slice(capture.start, capture.end);
    return this.subject.startsWith(text, s) ? this.match(s + text.length, p + 2, captures) : undefined;
  }

  private matchItem(s: number, p: number, captures: Capture[]) {
    const end = this.itemEnd(p);
    const takes = (at: number) => at < this.subject.length && this.matchesOne(this.subject[at]!, p, end);
    switch (this.pattern[end]) {
      case "?":
        return (takes(s) ? this.match(s + 1, end + 1, captures) : undefined) ?? this.match(s, end + 1, captures);
      case "*":
      case "+": {
        const least = this.pattern[end] === "+" ? 1 : 0;
        let n = 0;
        while (takes(s + n)) n++;
        for (; n >= least; n--) {
          const found = this.match(s + n, end + 1, captures);
          if (found) return found;
        }
        return undefined;
      }
      case "-":
        for (let at = s; ; at++) {
          const found = this.match(at, end + 1, captures);
          if (found || !takes(at)) return found;
        }
      default:
        return takes(s) ? this.match(s + 1, end, captures) : undefined;
    }
  }

  /** Behind the single-character item at `p`. */
  private itemEnd(p: number): number {
    const { pattern } = this;
    if (pattern[p] === "%") {
      if (p + 1 === pattern.length) throw new PatternError("malformed pattern (ends with '%')");
      return p + 2;
    }
    if (pattern[p] !== "[") return p + 1;
    let q = pattern[p + 1] === "^" ? p + 2 : p + 1;
    do {
      if (q >= pattern.length) throw new PatternError("malformed pattern (missing ']')");
      q += pattern[q] === "%" ? 2 : 1;
    } while (pattern[q] !== "]");
    return q + 1;
  }

  private matchesOne(c: string, p: number, end: number): boolean {
    const { pattern } = this;
    if (pattern[p] === ".") return true;
    if (pattern[p] === "%") return inClass(pattern[p + 1]!, c) ?? pattern[p + 1] === c;
    return pattern[p] === "[" ? this.inSet(c, p, end) : pattern[p] === c;
  }

  private inSet(c: string, p: number, end: number): boolean {
    const { pattern } = this;
    const inverted = pattern[p + 1] === "^";
    const close = end - 1;
    let found = false;
    for (let q = inverted ? p + 2 : p + 1; q < close; q++) {
      if (pattern[q] === "%") {
        q++;
        found ||= inClass(pattern[q]!, c) ?? pattern[q] === c;
      } else if (pattern[q + 1] === "-" && q + 2 < close) {
        found ||= pattern[q]! <= c && c <= pattern[q + 2]!;
        q += 2;
      } else found ||= pattern[q] === c;
    }
    return found !== inverted;
  }
}

/** The first match at or behind `init` (from 0). */
export function search(subject: string, pattern: string, init: number): Match | undefined {
  const anchored = pattern.startsWith("^");
  const attempt = new Attempt(subject, pattern);
  for (let start = init; start <= subject.length; start++) {
    const found = attempt.at(start, anchored ? 1 : 0);
    if (found || anchored) return found;
  }
  return undefined;
}

/** All matches as gsub and (without an anchor) gmatch visit them. */
export function* searchAll(subject: string, pattern: string, anchor: boolean): Generator<Match> {
  const anchored = anchor && pattern.startsWith("^");
  const attempt = new Attempt(subject, pattern);
  for (let start = 0; start <= subject.length;) {
    const found = attempt.at(start, anchored ? 1 : 0);
    if (found) yield found;
    if (anchored) return;
    start = found && found.end > start ? found.end : start + 1;
  }
}
