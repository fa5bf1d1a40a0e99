import { spawnSync } from "node:child_process";
import t, { type Test } from "tap";
import fc from "fast-check";
import { RE2JS } from "re2js";
import { spanOf } from "#dist/modules/byte-span/byte-span.js";
import { patsplit, split } from "#dist/modules/regex/pieces.js";
import { Regex } from "#dist/modules/regex/regex.js";
import { repeatsNothing, texts, trees, type Tree, write, type Writing } from "./patterns.js";

// The same patterns and texts, given to this engine and to others. Those of the system are left out where they are not installed.

const seed = Number(process.env["PROPERTY_SEED"] ?? 2025);
const PAIRS = 1000;
/** Each takes a process. */
const GREPS = 60;

function compile(pattern: string, grammar: Writing): Regex {
  return new Regex(pattern, { grammar, ignoreCase: false, nosubs: false, optimize: false });
}

/** Where the first match is: "begin,end" of the whole and, if asked for, of each group; "" when there is none. */
function find(regex: Regex, text: string, groups: boolean): string {
  const bytes = Buffer.from(text, "latin1");
  if (!regex.search(bytes)) return "";
  const places = groups ? Array.from(regex.groups(bytes)) : [regex.start, regex.end];
  return places.join(",");
}

interface Pair {
  readonly pattern: string;
  readonly text: string;
}

function samples(grammar: Writing, numRuns = PAIRS, accept: (tree: Tree) => boolean = () => true): Pair[] {
  const pair = fc
    .tuple(trees(grammar !== "basic").filter(accept), texts, fc.constantFrom("", "", "^"), fc.constantFrom("", "", "$"))
    .map(([tree, text, begin, end]) => ({ pattern: begin + write(tree, grammar) + end, text }));
  return fc.sample(pair, { seed, numRuns });
}

/** Options of a test that is skipped unless there is this command, and its version says so. */
function unless(command: string, made = ""): { skip: string | false } {
  const { error, stdout } = spawnSync(command, ["--version"], { encoding: "latin1" });
  return { skip: error === undefined && stdout.includes(made) ? false : `${made} ${command} is not installed` };
}

/** What a program writes, one byte a character. */
function run(command: string, args: string[], input: string): string {
  const { stdout } = spawnSync(command, args, {
    input: Buffer.from(input, "latin1"),
    env: { ...process.env, LC_ALL: "C" },
    timeout: 60_000,
    maxBuffer: 1 << 26,
  });
  return stdout.toString("latin1");
}

/** Compares with what a peer answered for each pair. */
function compare(t: Test, grammar: Writing, pairs: readonly Pair[], answers: readonly string[]): void {
  t.equal(answers.length, pairs.length, "an answer for each");
  pairs.forEach(({ pattern, text }, i) => {
    const found = find(compile(pattern, grammar), text, false);
    if (found !== answers[i]) t.equal(found, answers[i], `${pattern} in "${text}"`);
  });
}

t.test("ecma finds what Node's RegExp finds, and its groups", async (t) => {
  const law = fc.property(
    trees(true).filter((tree) => !repeatsNothing(tree)),
    texts,
    (tree, text) => {
      const pattern = write(tree, "ecma");
      // The one construct that is not JavaScript's.
      const match = new RegExp(pattern.replaceAll("[[:upper:]c]", "[A-Zc]"), "d").exec(text);
      const expected = match === null ? "" : match.indices!.map((place) => place?.join(",") ?? "-1,-1").join(",");
      const found = find(compile(pattern, "ecma"), text, true);
      if (found !== expected) throw new Error(`${pattern} in "${text}": ${found}, RegExp: ${expected}`);
    },
  );
  fc.assert(law, { seed, numRuns: 3000 });
  t.pass();
});

t.test("extended finds what RE2 finds as the leftmost longest, and its groups", async (t) => {
  const law = fc.property(
    trees(true).filter((tree) => !repeatsNothing(tree)),
    texts,
    (tree, text) => {
      const pattern = write(tree, "extended");
      const matcher = RE2JS.compile(pattern, RE2JS.LONGEST_MATCH | RE2JS.DOTALL).matcher(text);
      const bytes = Buffer.from(text);
      const regex = compile(pattern, "extended");
      const found = regex.search(bytes) ? [...regex.groups(bytes)] : [];
      const expected: number[] = [];
      if (matcher.find()) {
        // RE2 remembers what a group captured in a turn of its repetition before the last one.
        for (let i = 0; i <= matcher.groupCount(); i++) {
          expected.push(...(found[2 * i] === -1 ? [-1, -1] : [matcher.start(i), matcher.end(i)]));
        }
      }
      if (String(found) !== String(expected)) throw new Error(`${pattern} in "${text}": ${found}, RE2: ${expected}`);
    },
  );
  fc.assert(law, { seed, numRuns: 1500 });
  t.pass();
});

for (const [grammar, option] of [
  ["basic", "-G"],
  ["extended", "-E"],
] as const) {
  t.test(`${grammar} finds what grep ${option} finds`, unless("grep", "GNU"), async (t) => {
    for (const { pattern, text } of samples(grammar, GREPS)) {
      const [line] = run("grep", ["-a", "-o", "-b", option, "-e", pattern], text + "\n").split("\n");
      const [, at, match] = /^(\d+):(.*)$/.exec(line!) ?? [];
      const expected = at === undefined ? "" : `${at},${Number(at) + match!.length}`;
      // grep shows no empty matches.
      const regex = compile(pattern, grammar);
      const bytes = Buffer.from(text, "latin1");
      let found = "";
      for (let from = 0; found === "" && from <= bytes.length && regex.search(bytes, from); from = regex.end + 1) {
        if (regex.end > regex.start) found = `${regex.start},${regex.end}`;
      }
      t.equal(found, expected, `${pattern} in "${text}"`);
    }
  });

  t.test(`${grammar} finds what sed finds`, unless("sed", "GNU"), async (t) => {
    const pairs = samples(grammar);
    const script = pairs.map(({ pattern }, i) => `${i + 1}s/${pattern}/<&>/`).join("\n");
    const args = [...(grammar === "basic" ? [] : ["-E"]), "-e", script];
    const out = run("sed", args, pairs.map(({ text }) => text + "\n").join(""));
    const lines = out.split("\n").slice(0, -1);
    const answers = lines.map((line) => (line.includes("<") ? `${line.indexOf("<")},${line.indexOf(">") - 1}` : ""));
    compare(t, grammar, pairs, answers);
  });
}

t.test("extended finds what gawk finds, and splits as it does", unless("gawk"), async (t) => {
  const pairs = samples("extended").filter(({ text }) => text !== "");
  const program = `{
    match($2, $1)
    print (RSTART == 0 ? "" : (RSTART - 1) "," (RSTART - 1 + RLENGTH))
    n = split($2, pieces, $1); line = n; for (i = 1; i <= n; i++) line = line ":" pieces[i]; print line
    n = patsplit($2, pieces, $1); line = n; for (i = 1; i <= n; i++) line = line ":" pieces[i]; print line
  }`;
  const out = run("gawk", ["-F", "\t", program], pairs.map(({ pattern, text }) => `${pattern}\t${text}\n`).join(""));
  const lines = out.split("\n");
  compare(
    t,
    "extended",
    pairs,
    pairs.map((_, i) => lines[3 * i]!),
  );
  const cut = (how: typeof split, { pattern, text }: Pair): string => {
    const pieces: string[] = [];
    how(compile(pattern, "extended"), spanOf(Buffer.from(text)), (start, end) => pieces.push(text.slice(start, end)));
    return [pieces.length, ...pieces].join(":");
  };
  pairs.forEach((pair, i) => {
    // gawk takes a single character for itself, and ^ for the beginning of what is left.
    if (pair.pattern.length === 1 || pair.pattern.startsWith("^")) return;
    const [splitted, matches] = [cut(split, pair), cut(patsplit, pair)];
    if (splitted !== lines[3 * i + 1]) t.equal(splitted, lines[3 * i + 1], `split: ${pair.pattern} in "${pair.text}"`);
    if (matches !== lines[3 * i + 2]) t.equal(matches, lines[3 * i + 2], `patsplit: ${pair.pattern} in "${pair.text}"`);
  });
});

t.test("ecma finds what perl finds", unless("perl"), async (t) => {
  const pairs = samples("ecma", PAIRS, (tree) => !repeatsNothing(tree));
  const program = 'chomp; my ($p, $t) = split /\\t/, $_, 2; print $t =~ /$p/ ? "$-[0],$+[0]\\n" : "\\n"';
  const out = run("perl", ["-ne", program], pairs.map(({ pattern, text }) => `${pattern}\t${text}\n`).join(""));
  compare(t, "ecma", pairs, out.split("\n").slice(0, -1));
});
