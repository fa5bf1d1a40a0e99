import t from "tap";
import { runAll } from "./lua-runner.js";

await runAll(t, "core.wasm");
