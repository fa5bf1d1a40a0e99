import { Vm } from "#dist/index.js";
import { VirtualClock } from "#dist/scheduler/runtime/clock.js";
import { Random } from "#dist/scheduler/runtime/random.js";
import { Scheduler, useScheduler } from "#dist/scheduler/runtime/scheduler.js";

/** How to run a program. */
export interface Way {
  /** Another build of the core. */
  readonly core?: object | undefined;
  /** Makes slices short, of lengths that this seed decides. */
  readonly slices?: number | undefined;
}

/** Runs a rendered program until nothing can happen any more; answers its log, in the words of the reference. */
export async function run(source: string, { core, slices }: Way = {}): Promise<string[]> {
  useScheduler(new Scheduler(new VirtualClock(), slices === undefined ? undefined : new Random(slices)));
  const log: string[] = [];
  let first = 0;
  const id = (text: string): number => Number.parseInt(text, 16) - first;
  const vm = Vm.create({
    ...(core && { core }),
    seed: 1,
    stdout(bytes) {
      const lines = Buffer.from(bytes).toString().trimEnd().split("\n");
      if (first === 0) first = Number.parseInt(lines.shift()!, 16);
      log.push(...lines.map(plain));
    },
    stderr(text) {
      const [, fiber, message] = /^Fiber (0x[0-9a-f]+) panicked: '(.*)'\n/.exec(text) ?? [];
      if (fiber !== undefined) return void log.push(`fiber ${id(fiber)} panicked: ${plain(message!)}`);
      const [, coroutine, error] = /^VM 0x.* cleanup handler from coroutine (0x[0-9a-f]+): '(.*)'\n/.exec(text) ?? [];
      log.push(coroutine === undefined ? text : `VM closed, fiber ${id(coroutine)}: ${plain(error!)}`);
    },
  });
  const job = vm.start(source, { chunkName: "=m" });
  await vm.idle();
  const outcome = job.state;
  vm.close();
  if (outcome === undefined) log.push("main waits");
  else if (outcome.type === "error") log.push(`main failed: ${plain(outcome.error.message)}`);
  else log.push(`main ${outcome.type}`);
  return log;
}

/** Without positions, which error() and coroutine.wrap add to messages. */
function plain(text: string): string {
  return text.replace(/\bm:\d+: /g, "");
}
