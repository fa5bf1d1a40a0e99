import t from "tap";
import { runPrograms } from "./program-runner.js";

await runPrograms(t, { options: () => ["--virtual-time"] });
