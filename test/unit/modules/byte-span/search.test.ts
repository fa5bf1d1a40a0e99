import fc from "fast-check";
import t from "tap";
import { equal, firstOf, indexOf, lastIndexOf, lastOf } from "#dist/modules/byte-span/search.js";
import { backwards, forwards, twoWay } from "#dist/modules/byte-span/two-way.js";

/** Few different bytes, so that there are repetitions and near misses. */
const bytes = (maxLength: number) => fc.uint8Array({ max: 2, maxLength });

/** The first, or the last, index from `from` to `to`, both included, for which `holds`. */
function seek(from: number, to: number, holds: (i: number) => boolean, step: 1 | -1): number {
  for (let i = step === 1 ? from : to; i >= from && i <= to; i += step) if (holds(i)) return i;
  return -1;
}

const occurs = (text: Uint8Array, target: Uint8Array) => (at: number) =>
  equal(text.subarray(at, at + target.length), target);

/** A text, and a target that is part of it more often than not. */
const textAndTarget = fc
  .tuple(bytes(200), bytes(200), bytes(80), fc.boolean(), fc.nat(), fc.nat())
  .map(([before, after, other, own, a, b]) => {
    const text = Uint8Array.from([...before, ...other, ...after, ...other]);
    const start = a % (text.length + 1);
    const target = own ? text.slice(start, start + 1 + (b % 100)) : other;
    return { text, target };
  });

t.test("find and rfind answer what comparing at every place does", (t) => {
  fc.assert(
    fc.property(textAndTarget, fc.nat(), ({ text, target }, n) => {
      const at = n % (text.length + 1);
      const last = text.length - target.length;
      return (
        indexOf(text, target, at) === seek(at, last, occurs(text, target), 1) &&
        lastIndexOf(text, target, at) === seek(0, at - target.length, occurs(text, target), -1)
      );
    }),
    { numRuns: 2000 },
  );
  t.pass("no difference");
  t.end();
});

t.test("the two-way search agrees, in both directions", (t) => {
  fc.assert(
    fc.property(textAndTarget, fc.nat(), ({ text, target }, n) => {
      if (target.length === 0) return true;
      const at = n % (text.length + 1);
      const first = seek(at, text.length - target.length, occurs(text, target), 1);
      const last = seek(0, at - target.length, occurs(text, target), -1);
      return (
        twoWay(forwards(text, at), forwards(target)) === (first < 0 ? -1 : first - at) &&
        twoWay(backwards(text, at), backwards(target)) === (last < 0 ? -1 : at - last - target.length)
      );
    }),
    { numRuns: 3000 },
  );
  t.pass("no difference");
  t.end();
});

t.test("targets of every period are found at the end of what is nearly them", (t) => {
  for (let period = 1; period <= 7; period++) {
    for (let length = 34; length <= 60; length++) {
      const target = Uint8Array.from({ length }, (_, i) => (i % period === 0 ? 1 : 0));
      const near = target.slice(0, length - 1);
      const text = Uint8Array.from([...near, 2, ...near, ...near, 2, ...target, ...near]);
      const first = seek(0, text.length - length, occurs(text, target), 1);
      const last = seek(0, text.length - length, occurs(text, target), -1);
      t.equal(twoWay(forwards(text), forwards(target)), first);
      t.equal(text.length - twoWay(backwards(text), backwards(target)) - length, last);
      t.equal(indexOf(text, target, 0), first);
      t.equal(lastIndexOf(text, target, text.length), last);
    }
  }
  t.end();
});

t.test("the searches for sets answer what looking at every byte does", (t) => {
  fc.assert(
    fc.property(bytes(100), fc.uint8Array({ max: 3, maxLength: 3 }), fc.nat(), (text, set, n) => {
      const at = n % (text.length + 1);
      for (const wanted of [0, 1] as const) {
        const holds = (i: number) => set.includes(text[i]!) === (wanted === 1);
        if (firstOf(text, set, at, wanted) !== seek(at, text.length - 1, holds, 1)) return false;
        if (lastOf(text, set, at, wanted) !== seek(0, at - 1, holds, -1)) return false;
      }
      return true;
    }),
    { numRuns: 1000 },
  );
  t.end();
});

t.test("bytes that defeat the fast search take linear time", (t) => {
  // Comparing at every place would be 10^12 steps here.
  const text = new Uint8Array(4 << 20).fill(97);
  for (const at of [1, 1 << 18, (1 << 19) - 2]) {
    const target = new Uint8Array(1 << 19).fill(97);
    target[at] = 98;
    t.equal(indexOf(text, target, 0), -1);
    t.equal(lastIndexOf(text, target, text.length), -1);
  }
  t.end();
});
