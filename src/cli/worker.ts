import { workerData } from "node:worker_threads";
import { runThread, type ThreadData } from "./threads.js";

// The entry of a thread, see threads.ts.
runThread(workerData as ThreadData);
