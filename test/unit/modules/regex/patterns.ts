import fc from "fast-check";

/** Generated patterns, as trees, so that one tree can be written in every grammar. */
export type Tree =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "any" }
  | { readonly type: "bracket"; readonly text: string }
  | { readonly type: "group" | "sequence" | "choice"; readonly items: readonly Tree[] }
  | {
      readonly type: "repeat";
      readonly body: Tree;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    };

export type Writing = "basic" | "extended" | "ecma";

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("a", "b", "c").map((text) => ({ type: "text" as const, text })) },
  { weight: 1, arbitrary: fc.constant({ type: "any" as const }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom("[ab]", "[^a]", "[a-c]", "[[:upper:]c]", "[^bc]")
      .map((text) => ({ type: "bracket" as const, text })),
  },
);

const bounds = fc.constantFrom<[number, number]>(
  [0, Infinity],
  [1, Infinity],
  [0, 1],
  [2, 2],
  [1, 3],
  [2, Infinity],
  [0, 2],
);

/**
 * Trees of patterns.
 * @param choices whether there may be alternatives, which basic regular expressions don't have
 */
export function trees(choices: boolean): fc.Arbitrary<Tree> {
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc.array(tie("tree"), { minLength: 1, maxLength: 4 }).map((items) => ({ type: "sequence" as const, items })),
      fc
        .array(tie("tree"), { minLength: 1, maxLength: choices ? 3 : 1 })
        .map((items) => ({ type: "group" as const, items })),
      fc
        .tuple(tie("tree"), bounds, fc.boolean())
        .map(([body, [min, max], lazy]) => ({ type: "repeat" as const, body, min, max, lazy })),
    ),
  }));
  return tree;
}

/** Texts in which such patterns find something. */
export const texts = fc.string({ unit: fc.constantFrom("a", "b", "c", "A", "ab"), maxLength: 12 });

/** Whether a tree can match nothing at all. */
export function nullable(tree: Tree): boolean {
  switch (tree.type) {
    case "sequence":
      return tree.items.every(nullable);
    case "group":
    case "choice":
      return tree.items.some(nullable);
    case "repeat":
      return tree.min === 0 || nullable(tree.body);
    default:
      return false;
  }
}

/** Whether something that can match nothing is repeated: there the rules of engines differ. */
export function repeatsNothing(tree: Tree): boolean {
  if (tree.type === "repeat") return nullable(tree.body) || repeatsNothing(tree.body);
  return "items" in tree && tree.items.some(repeatsNothing);
}

/** Writes a tree. Everything that is repeated is in parentheses, unless it is a single character. */
export function write(tree: Tree, grammar: Writing): string {
  const [open, close] = grammar === "basic" ? ["\\(", "\\)"] : ["(", ")"];
  switch (tree.type) {
    case "text":
    case "bracket":
      return tree.text;
    case "any":
      return ".";
    case "sequence":
      return tree.items.map((item) => write(item, grammar)).join("");
    case "choice":
    case "group":
      return open + tree.items.map((item) => write(item, grammar)).join("|") + close;
    case "repeat": {
      const body = write(tree.body, grammar);
      const simple = ["text", "bracket", "any", "group"].includes(tree.body.type);
      return (
        (simple ? body : open + body + close) + repetition(tree.min, tree.max, grammar) + lazyMark(tree.lazy, grammar)
      );
    }
  }
}

function lazyMark(lazy: boolean, grammar: Writing): string {
  return lazy && grammar === "ecma" ? "?" : "";
}

function repetition(min: number, max: number, grammar: Writing): string {
  if (max === Infinity && min === 0) return "*";
  if (grammar !== "basic" && max === Infinity && min === 1) return "+";
  if (grammar !== "basic" && max === 1 && min === 0) return "?";
  const inner = min === max ? `${min}` : max === Infinity ? `${min},` : `${min},${max}`;
  return grammar === "basic" ? `\\{${inner}\\}` : `{${inner}}`;
}
