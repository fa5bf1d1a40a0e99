import t from "tap";
import fc from "fast-check";
import { Dfa } from "#dist/modules/regex/dfa.js";
import { parseExtended } from "#dist/modules/regex/posix.js";
import { Alphabet, Program } from "#dist/modules/regex/program.js";
import { Regex, type RegexOptions } from "#dist/modules/regex/regex.js";
import { RegexError, UnsupportedError } from "#dist/modules/regex/syntax.js";
import { Work } from "#dist/modules/regex/work.js";
import { repeatsNothing, texts, trees, write } from "./patterns.js";

const seed = Number(process.env["PROPERTY_SEED"] ?? 2025);
const syntax: RegexOptions = { grammar: "ecma", ignoreCase: false, nosubs: false, optimize: false };

function compile(pattern: string, options: Partial<RegexOptions> = {}): Regex {
  return new Regex(pattern, { ...syntax, ...options });
}

/** The code of the error of a pattern; "" when it is right. */
function refusal(work: () => unknown): string {
  try {
    work();
    return "";
  } catch (error) {
    if (error instanceof RegexError) return error.code;
    if (error instanceof UnsupportedError) return "unsupported";
    throw error;
  }
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, "latin1");
}

t.test("groups of long matches are those of RegExp, too", async (t) => {
  const law = fc.property(
    trees(true).filter((tree) => !repeatsNothing(tree)),
    fc.array(texts, { minLength: 1, maxLength: 3 }),
    (tree, parts) => {
      const pattern = `^(?:(${write(tree, "ecma")})|[^;]*;)*$`;
      const text = (parts.join(";") + ";").repeat(8000);
      const bytes = bytesOf(text);
      const regex = compile(pattern);
      const match = new RegExp(pattern.replaceAll("[[:upper:]c]", "[A-Zc]"), "d").exec(text);
      const expected = match?.indices!.flatMap((place) => (place === undefined ? [-1, -1] : [...place])) ?? [];
      const found = regex.search(bytes) ? [...regex.groups(bytes)] : [];
      if (String(found) !== String(expected)) throw new Error(`${pattern}: ${found}, RegExp: ${expected}`);
    },
  );
  fc.assert(law, { seed, numRuns: 40, interruptAfterTimeLimit: 5000 });
  t.pass();
});

t.test("an automaton that forgets its states all the time finds the same", async (t) => {
  const law = fc.property(
    trees(true),
    fc.array(texts).map((parts) => parts.join("")),
    (tree, text) => {
      const parsed = parseExtended(write(tree, "extended"), syntax);
      const program = new Program(parsed.tree, new Alphabet(parsed.tree), { reverse: false, captures: false });
      const run = (limit: number): number =>
        new Dfa(program, true, limit).forward(bytesOf(text), 0, true, new Work(text.length));
      if (run(1) !== run(1 << 20)) throw new Error(`${run(1)}, ${run(1 << 20)}`);
    },
  );
  fc.assert(law, { seed, numRuns: 1000 });
  t.pass();
});

t.test("states take no more memory than they may", async (t) => {
  const regex = compile("(?:a|b)*a(?:a|b){14}x");
  let state = 1;
  const bytes = Uint8Array.from({ length: 100_000 }, () => 0x61 + (((state = (state * 48271) % 0x7fffffff) >> 8) & 1));
  t.notOk(regex.search(bytes));
  t.ok(regex.footprint > 1 << 18);
  t.ok(regex.footprint < 1.2 * (1 << 20));
  regex.trim();
  t.ok(regex.footprint < 1 << 16);
  t.ok(regex.search(Buffer.concat([bytes, Buffer.from("a".repeat(15) + "x")])));
});

t.test("any pattern is compiled or refused, and what is compiled can be used", async (t) => {
  const pattern = fc.string({ unit: fc.constantFrom(...String.raw`ab()[]{}\|*+?.^$,-:=12dw`), maxLength: 12 });
  const law = fc.property(
    pattern,
    texts,
    fc.constantFrom("basic" as const, "extended" as const, "ecma" as const),
    fc.boolean(),
    (pattern, text, grammar, ignoreCase) => {
      refusal(() => {
        const regex = compile(pattern, { grammar, ignoreCase });
        const bytes = bytesOf(text);
        if (regex.search(bytes)) regex.groups(bytes);
        if (regex.match(bytes)) regex.groups(bytes);
      });
    },
  );
  fc.assert(law, { seed, numRuns: 5000 });
  t.pass();
});

t.test("a whole match exists when, and only when, the anchored pattern is found", async (t) => {
  const law = fc.property(
    trees(true),
    texts,
    fc.constantFrom("extended" as const, "ecma" as const),
    (tree, text, grammar) => {
      const pattern = write(tree, grammar);
      const bytes = bytesOf(text);
      return compile(pattern, { grammar }).match(bytes) === compile(`^(${pattern})$`, { grammar }).search(bytes);
    },
  );
  fc.assert(law, { seed, numRuns: 1000 });
  t.pass();
});

t.test("a search that begins later finds what matches there, with what stands before in view", async (t) => {
  const regex = compile("\\bab|^c|\\Bd");
  const find = (text: string, from: number): number[] =>
    regex.search(bytesOf(text), from) ? [regex.start, regex.end] : [];
  t.same(find("xab ab", 1), [4, 6]);
  t.same(find("cc", 1), []);
  t.same(find("xd", 1), [1, 2]);
  t.same(find("-d", 1), []);
  t.same(find("ab", 2), []);
});

t.test("every byte can be matched, by itself and in ranges", async (t) => {
  const all = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let byte = 0; byte < 256; byte++) {
    const hex = compile(`\\x${byte.toString(16).padStart(2, "0")}`);
    t.ok(hex.search(all) && hex.start === byte && hex.end === byte + 1);
  }
  const high = compile("[\x80-\xff]+", { grammar: "extended" });
  t.ok(high.search(all) && high.start === 0x80 && high.end === 256);
  t.ok(compile(".{256}", { grammar: "extended" }).match(all));
  t.notOk(compile("\xc4", { ignoreCase: true }).search(Uint8Array.of(0xe4)), "only ASCII has cases");
});

t.test("patterns that would take too much memory or stack are refused at once", async (t) => {
  for (const pattern of [
    "a{1000000}",
    "(a{1000}){1000}",
    "((((a{99}){99}){99}){99}){99}",
    "(){999999}",
    "(a{0}){999999}",
    "a".repeat(300_000),
    "|".repeat(300_000),
    "a".repeat(20_001),
    "(a)".repeat(5000),
  ]) {
    t.equal(
      refusal(() => compile(pattern)),
      "space",
      pattern.slice(0, 40),
    );
  }
  t.equal(
    refusal(() => compile("(".repeat(100_000))),
    "stack",
  );
  t.equal(
    refusal(() => compile("a" + "*".repeat(100_000), { grammar: "extended" })),
    "stack",
  );
  t.equal(
    refusal(() => compile("a" + "*".repeat(100_000), { grammar: "basic" })),
    "stack",
  );
});

t.test("catastrophic patterns take linear time", async (t) => {
  const text = bytesOf("a".repeat(100_000));
  for (const pattern of [
    "(a*)*b",
    "(a+)+$b",
    "(a|aa)*b",
    "(a|a?)+b",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "(.*)(.*)(.*)(.*)(.*)x",
  ]) {
    t.notOk(compile(pattern).search(text), pattern);
  }
  t.ok(compile("(x+x+)+y|a*").search(text));
});

t.test("a call that takes too many steps ends with an error", async (t) => {
  const regex = compile("a[^z]*z|a");
  const text = bytesOf("a".repeat(40_000));
  const work = new Work(0);
  t.equal(
    refusal(() => {
      for (let at = 0; regex.search(text, at, work); at = regex.end);
    }),
    "complexity",
  );
});

t.test("nosubs captures nothing, and optimize finds the same", async (t) => {
  t.equal(compile("(a)(b)", { nosubs: true }).markCount, 0);
  const text = bytesOf("xab");
  const regex = compile("(a)(b)", { optimize: true });
  t.ok(regex.search(text));
  t.same([...regex.groups(text)], [1, 3, 1, 2, 2, 3]);
});
