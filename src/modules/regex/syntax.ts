import { type ByteSet } from "./byte-set.js";
import { type regexCategory } from "../../scheduler/runtime/error-categories.js";

/**
 * A pattern, parsed. All grammars end here:
 *
 * - `set`: one byte of a set
 * - `sequence`, `choice`: in order; of a choice the first has the highest priority. An empty sequence matches nothing at all
 * - `group`: a sub-expression that is captured, counted from 1
 * - `repeat`: `min` to `max` (may be Infinity) times, as often as possible or, when lazy, as rarely. `first` to `last` are the
 *   groups within; none when last < first
 * - `assertion`: true at some places, matches no byte
 */
export type Node =
  | { readonly type: "set"; readonly set: ByteSet }
  | { readonly type: "sequence" | "choice"; readonly items: readonly Node[] }
  | { readonly type: "group"; readonly index: number; readonly body: Node }
  | {
      readonly type: "repeat";
      readonly body: Node;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
      readonly first: number;
      readonly last: number;
    }
  | { readonly type: "assertion"; readonly assertion: Assertion };

/** Beginning and end of the text, between a part of a word and something else, anywhere but there. */
export type Assertion = "begin" | "end" | "boundary" | "no-boundary";

/** How patterns are written. */
export type Grammar = "basic" | "extended" | "ecma";

export interface Syntax {
  readonly grammar: Grammar;
  /** Letters of ASCII match both cases. */
  readonly ignoreCase: boolean;
  /** Parentheses only group. */
  readonly nosubs: boolean;
}

/** A parsed pattern and how many groups it captures. */
export interface Parsed {
  readonly tree: Node;
  readonly groups: number;
}

/** An error of the category "regex". */
export class RegexError extends Error {
  constructor(
    readonly code: keyof typeof regexCategory.codes,
    /** Where in the pattern it was noticed, counted from 0; undefined when it is no single place. */
    readonly position?: number,
  ) {
    super(code);
  }
}

/** A pattern that asks for what cannot be done in linear time: a back-reference, or looking ahead or behind. */
export class UnsupportedError extends Error {}

export const nothing: Node = { type: "sequence", items: [] };
