import t from "tap";
import { runPrograms } from "./program-runner.js";

const SEEDS = 3;

// The same programs with other interleavings, where the manual leaves the order open.
await runPrograms(t, {
  options: (index) => ["--virtual-time", "--seed", String((index % SEEDS) + 1)],
});
