import { type Matcher } from "./regex.js";
import { Work } from "./work.js";

/** A text that may move between two looks at it; a ByteSpan is one. */
export interface Text {
  readonly bytes: Uint8Array;
  readonly length: number;
}

/** Gets where a piece of a text begins, counted from 0, and where it ends, which is behind its last byte. */
export type Piece = (start: number, end: number) => void;

/**
 * Finds what stands between the matches that are not empty, as AWK separates fields: one piece more than there are such matches.
 * @throws RegexError complexity
 */
export function split(regex: Matcher, text: Text, add: Piece, work = new Work(text.length)): void {
  let from = 0;
  for (let at = 0; at <= text.length && regex.search(text.bytes, at, work);) {
    const { start, end } = regex;
    at = end;
    if (start === end) at++;
    else {
      add(from, start);
      from = end;
    }
  }
  add(from, text.length);
}

/**
 * Finds the matches, but for empty ones right behind another.
 * @throws RegexError complexity
 */
export function patsplit(regex: Matcher, text: Text, add: Piece, work = new Work(text.length)): void {
  let last = -1;
  for (let at = 0; at <= text.length && regex.search(text.bytes, at, work);) {
    const { start, end } = regex;
    at = end;
    if (start === end) at++;
    if (start !== end || start !== last) add(start, end);
    last = end;
  }
}
