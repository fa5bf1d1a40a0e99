import { type Regex } from "./regex.js";
import { type Work } from "./work.js";

/** What is split. The bytes are asked for again before each search. */
export interface Text {
  readonly bytes: Uint8Array;
  readonly length: number;
}

/** Gets the pieces, from first to last: where each begins, and where it ends. */
export type Add = (from: number, to: number) => void;

/** What stands between the matches that are not empty: one piece more than there are such matches. */
export function split(regex: Regex, text: Text, work: Work, add: Add): void {
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

/** The matches, but for empty ones right behind another. */
export function patsplit(regex: Regex, text: Text, work: Work, add: Add): void {
  let last = -1;
  for (let at = 0; at <= text.length && regex.search(text.bytes, at, work);) {
    const { start, end } = regex;
    if (start !== end || start !== last) add(start, end);
    last = end;
    at = start === end ? end + 1 : end;
  }
}
