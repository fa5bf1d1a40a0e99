import t from "tap";
import { runAll } from "./lua-runner.js";

// The same scripts on the core that collects at every safe point (at a sample of them once a script has run for long), and
// moves the Lua stack at every call.
await runAll(
  t,
  "core-stress.wasm",
  new Map([["gc/finalizer-reverse-order.lua", "each object has a collection of its own"]]),
);
