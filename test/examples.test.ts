import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import { cli, nodeCommand } from "./command.js";
import { root } from "./lua-runner.js";

const directory = join(root, "examples");

function run(args: string[]): { code: number | null; output: string; errors: string } {
  const { status, stdout, stderr } = spawnSync(...nodeCommand(args), { cwd: root, encoding: "utf8" });
  return { code: status, output: stdout, errors: stderr };
}
const lua = (name: string, ...args: string[]) => run([cli, "run", join(directory, name), "--", ...args]);

t.test("every example prints what examples/expected says", async (t) => {
  for (const name of readdirSync(directory)) {
    if (!/\.(lua|mjs)$/.test(name)) continue;
    const expected = join(directory, "expected", name.replace(/\.\w+$/, ".txt"));
    if (!existsSync(expected)) t.fail(`${name} has no expected output`);
    const once = () => (name.endsWith(".mjs") ? run([join(directory, name)]) : lua(name));
    const wanted = { code: 0, output: readFileSync(expected, "utf8"), errors: "" };
    let found = once();
    // Sorting by sleeping is a race: on a machine that stands still for 10 ms between two sleeps it goes wrong, and rightly so.
    for (let again = 0; name === "sleepsort.lua" && found.output !== wanted.output && again < 3; again++)
      found = once();
    t.same(found, wanted, name);
  }
});

t.test("examples use their arguments", async (t) => {
  t.equal(lua("sleepsort.lua", "60", "1", "30").output, "1\n30\n60\n");
  t.equal(lua("json-pretty.lua", '[{"a":1}]').output, '[\n  {\n    "a": 1\n  }\n]\n');
  t.match(lua("json-pretty.lua", '{"a": [1,\n 2,]}'), {
    code: 1,
    errors: /not JSON: line 2, column 4: value expected/,
  });
  t.equal(lua("markdown-to-html.lua", "# A & B").output, "<h1>A &amp; B</h1>\n");
  const readme = readFileSync(join(root, "README.md"), "latin1");
  const [lines, words] = [readme.split("\n").length - 1, readme.split(/\s+/).filter((word) => word !== "").length];
  const counts = [lines, words, readme.length].map((n) => String(n).padStart(7)).join(" ");
  t.same(lua("wc.lua", join(root, "README.md"), "/no/such/file"), {
    code: 1,
    output: `${counts} ${join(root, "README.md")}\n${counts} total\n`,
    errors: "wc: /no/such/file: No such file or directory\n",
  });
  t.same(lua("supervisor.lua", "echo", "done"), { code: 0, output: "done\nit has ended\n", errors: "" });
  const merged = lua("json-lines-mux.lua", "echo 1; echo 2", "seq 1000").output.trim().split("\n");
  t.equal(merged.length, 1004);
  t.same(
    merged
      .filter((line) => line.startsWith('{"source":2'))
      .map((line) => (JSON.parse(line) as { value: number }).value),
    Array.from({ length: 1000 }, (_, i) => i + 1),
  );
  t.match(
    lua("file-index.lua", "src", "modules").output,
    /^\d+ files in \d+ directories, \d+ bytes\n  \.ts +\d+ files/,
  );
  t.match(lua("file-index.lua", "src/nowhere"), { code: 1, errors: /panicked: 'No such file or directory'/ });
  t.equal(lua("interpreter.lua", "(define (f x) (* x x)) (f 7)").output, "49\n");
});
