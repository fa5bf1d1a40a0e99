import t from "tap";
import { runPrograms } from "./program-runner.js";

const SEEDS = 3;

// Programs of several VMs with other interleavings: that is where the manual leaves the order open.
await runPrograms(t, {
  topics: ["actors", "channels", "life-cycle"],
  options: (index) => ["--virtual-time", "--seed", String((index % SEEDS) + 1)],
});
