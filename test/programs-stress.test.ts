import { join } from "node:path";
import t from "tap";
import { root } from "./lua-runner.js";
import { runPrograms } from "./program-runner.js";

// The same programs on the core that collects at every safe point and moves the Lua stack at every call.
await runPrograms(t, {
  options: () => ["--virtual-time"],
  environment: { EMILUA_TEST_CORE: join(root, "dist/core-stress.wasm") },
  quick: true,
});
