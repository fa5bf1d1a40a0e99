import t from "tap";
import { runAll } from "./lua-runner.js";

// The same scripts on the core that collects at every safe point and moves the Lua stack at every call.

/** A full collection at every step makes these quadratic: minutes instead of milliseconds. */
const heavy = [
  "coroutines/many-alive.lua",
  "depth/arithmetic-recursion.lua",
  "depth/call-recursion.lua",
  "depth/closure-chain.lua",
  "depth/deep-data.lua",
  "depth/error-in-overflow-handler.lua",
  "depth/index-recursion.lua",
  "depth/nested-pcall-overflow.lua",
  "depth/nested-pcall.lua",
  "depth/sort-recursion.lua",
  "depth/stack-overflow-caught.lua",
  "depth/stack-overflow-many-arguments.lua",
  "depth/stack-overflow-message.lua",
  "depth/stack-overflow-repeated.lua",
  "depth/tostring-recursion.lua",
  "depth/unpack-at-depth.lua",
  "gc/count-decreases.lua",
  "gc/during-table-building.lua",
  "syntax/many-constants.lua",
  "syntax/many-string-constants.lua",
];
/** These say when a collection happens, and here it happens always. */
const timed = ["gc/finalizer-reverse-order.lua", "gc/stop-and-restart.lua"];

await runAll(
  t,
  "core-stress.wasm",
  new Map([
    ...heavy.map((script) => [script, "too heavy under stress"] as const),
    ...timed.map((script) => [script, "about the time of a collection"] as const),
  ]),
);
