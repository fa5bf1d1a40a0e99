import t from "tap";
import { runAll } from "./lua-runner.js";

// The same scripts on the core that collects at every safe point and moves the Lua stack at every call.
await runAll(t, "core-stress.wasm");
