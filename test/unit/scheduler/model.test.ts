import assert from "node:assert/strict";
import { join } from "node:path";
import t from "tap";
import fc from "fast-check";
import { loadModule } from "#dist/interp/loader.js";
import { root } from "../../lua-runner.js";
import { predict, seen } from "./model/reference.js";
import { render } from "./model/render.js";
import { run, type Way } from "./model/run.js";
import { program, type Stat } from "./model/tree.js";

// Random programs about fibers do what a plain model of the manual predicts, event by event. A failure shows the smallest program
// found. To look further: PROPERTY_SEED=<other seed> PROPERTY_RUNS=<times as many runs>.

const more = Number(process.env["PROPERTY_RUNS"] ?? 1);
if (more > 1) t.setTimeout(0);
const stress = loadModule(join(root, "dist/core-stress.wasm"));

async function law(tree: Stat[], way: Way): Promise<void> {
  const source = render(tree);
  assert.deepEqual(open(await run(source, way)), open(predict(tree)), `\n${source}\n`);
}

/** The log with its open part sorted: who is reported first when a cleanup handler ends the VM. */
function open(log: string[]): string[] {
  const end = log.findIndex((line) => line.startsWith("VM closed"));
  return end < 0 ? log : [...log.slice(0, end), ...log.slice(end).sort()];
}

function check(runs: number, property: fc.IAsyncProperty<unknown>): Promise<void> {
  return fc.assert(property, { seed: Number(process.env["PROPERTY_SEED"] ?? 2025), numRuns: Math.ceil(runs * more) });
}

t.test("fibers and what they share do what the model predicts, in its order", async (t) => {
  seen.clear();
  await check(
    1200,
    fc.asyncProperty(program, (tree) => law(tree, {})),
  );
  t.comment(Object.fromEntries(seen));
});

t.test("the order of events does not depend on where slices end", async () => {
  await check(
    300,
    fc.asyncProperty(program, fc.integer(), (tree, slices) => law(tree, { slices })),
  );
});

t.test("nor on when the core collects garbage and moves stacks", async () => {
  await check(
    60,
    fc.asyncProperty(program, (tree) => law(tree, { core: stress })),
  );
});
