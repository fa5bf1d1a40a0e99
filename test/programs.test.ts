import t from "tap";
import { runPrograms } from "./program-runner.js";

const SEEDS = 3;

await t.test("in the order the program asks for", (t) => runPrograms(t, { options: () => ["--virtual-time"] }));

await t.test("with other interleavings", (t) =>
  runPrograms(t, { options: (index) => ["--virtual-time", "--seed", String((index % SEEDS) + 1)] }),
);
