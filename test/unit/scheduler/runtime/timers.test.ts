import fc from "fast-check";
import t from "tap";
import { VirtualClock } from "#dist/scheduler/runtime/clock.js";
import { type Timer, Timers } from "#dist/scheduler/runtime/timers.js";

t.test("timers fire by time, then in the order they were set, and cancelled ones do not", (t) => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ set: fc.nat(20) }) }, // the same few delays again and again
    { weight: 3, arbitrary: fc.record({ cancel: fc.nat(1000) }) },
    { weight: 2, arbitrary: fc.record({ pass: fc.nat(15) }) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const clock = new VirtualClock();
      const timers = new Timers(() => {}, clock);
      const fired: number[] = [];
      const expected: number[] = [];
      let waiting: { id: number; at: number; timer: Timer }[] = [];
      let time = 0;
      const expire = (): void => {
        clock.skipTo(time);
        timers.expire();
        const due = waiting.filter(({ at }) => at <= time).sort((a, b) => a.at - b.at || a.id - b.id);
        expected.push(...due.map(({ id }) => id));
        waiting = waiting.filter(({ at }) => at > time);
      };
      steps.forEach((step, id) => {
        if ("set" in step) {
          waiting.push({ id, at: time + step.set, timer: timers.set(step.set, () => fired.push(id)) });
        } else if ("cancel" in step) {
          const [gone] = waiting.splice(step.cancel % Math.max(1, waiting.length), 1);
          if (gone) timers.cancel(gone.timer);
        } else {
          time += step.pass;
          expire();
        }
        t.equal(timers.length, waiting.length);
      });
      time += 100;
      expire();
      t.same(fired, expected);
      t.equal(timers.length, 0);
      timers.arm();
    }),
    { numRuns: 200, seed: Number(process.env["PROPERTY_SEED"] ?? 2025) },
  );
  t.end();
});
