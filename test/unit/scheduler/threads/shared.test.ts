import t from "tap";
import { MAX_THREADS, SharedState } from "#dist/scheduler/threads/shared.js";

t.test("threads are numbered from 1, and the numbers of those that ended are not used again", (t) => {
  const shared = SharedState.create();
  const seen = new Set<number>([0]);
  for (let i = 0; i < 3 * MAX_THREADS; i++) {
    const thread = shared.newThread()!;
    seen.add(thread);
    shared.died(thread);
  }
  t.equal(seen.size, 1 + 3 * MAX_THREADS);
  t.equal(Math.min(...[...seen].slice(1)), 1);
  t.end();
});

t.test("only threads that live count as many", (t) => {
  const shared = SharedState.create();
  const threads: number[] = [];
  for (let i = 1; i < MAX_THREADS; i++) threads.push(shared.newThread()!);
  t.equal(shared.hasRoomFor(1), false);
  t.equal(shared.newThread(), undefined);
  shared.died(threads[5]!);
  t.equal(shared.hasRoomFor(1), true);
  t.equal(shared.hasRoomFor(2), false);
  t.equal(shared.newThread(), threads[5]! + MAX_THREADS);
  t.equal(shared.newThread(), undefined);
  t.end();
});

t.test("what is said to a thread that is gone means nothing for the one that has its place", (t) => {
  const shared = SharedState.create();
  const old = shared.newThread()!;
  shared.setWorking(old, true);
  t.equal(shared.posting(old), true);
  shared.countVm(old, 3);
  shared.setNextTimer(old, 7);
  shared.died(old);
  t.equal(shared.quiet, true);
  t.equal(shared.nextTimer(), undefined);
  for (let i = 1; i < MAX_THREADS - 1; i++) shared.died(shared.newThread()!);
  const successor = shared.newThread()!;
  t.equal(successor, old + MAX_THREADS, "it has the same place");
  t.equal(shared.vms(successor), 0);
  t.equal(shared.posting(old), false);
  shared.countVm(old, 1);
  t.equal(shared.vms(old), 0);
  t.equal(shared.vms(successor), 0);
  t.equal(shared.quiet, true);
  t.equal(shared.posting(successor), true);
  t.equal(shared.quiet, false);
  shared.setNextTimer(successor, 9);
  t.same(shared.nextTimer(), { thread: successor, at: 9 });
  t.end();
});

t.test("nobody has work when the last thread rests and every batch has arrived", (t) => {
  const shared = SharedState.create();
  const thread = shared.newThread()!;
  shared.setWorking(0, true);
  shared.posting(thread);
  t.equal(shared.setWorking(0, false), false, "a batch is on its way");
  shared.setWorking(thread, true);
  shared.setWorking(thread, true);
  shared.arrived(thread);
  t.equal(shared.quiet, false);
  t.equal(shared.setWorking(thread, false), true);
  t.end();
});

t.test("places are taken again after all generations of one", (t) => {
  const shared = SharedState.create();
  let last = 0;
  for (let i = 0; i < 2050 * (MAX_THREADS - 1) + 5; i++) shared.died((last = shared.newThread()!));
  t.ok(last > 0 && last < 2048 * MAX_THREADS);
  t.equal(shared.posting(shared.newThread()!), true);
  t.end();
});
