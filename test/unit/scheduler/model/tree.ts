import fc from "fast-check";

/** A statement of a program about fibers. `fiber` and `co` choose among those there are at that time. */
export type Stat =
  | { op: "spawn"; body: Stat[]; results: number }
  | { op: "join" | "detach" | "interrupt" | "joinable" | "caught"; fiber: number }
  | { op: "yield" | "disable" | "restore" | "forbid" | "allow" | "error" | "coYield" }
  | { op: "sleep"; seconds: number }
  | { op: "compute"; turns: number }
  | { op: "lock" | "unlock"; mutex: number }
  | { op: "wait"; cond: number; mutex: number }
  | { op: "notifyOne" | "notifyAll"; cond: number }
  | { op: "pcall" | "xpcall"; body: Stat[]; raiseAgain: boolean }
  | { op: "scope" | "push" | "create" | "wrap" | "sequence"; body: Stat[] }
  | { op: "pop"; execute: boolean | undefined }
  | { op: "resume" | "status"; co: number }
  | { op: "repeat"; times: number; body: Stat[] };

/** What a program has of each. */
export const MUTEXES = 2;
export const CONDS = 2;
/** Limits of what it makes while it runs. */
export const MAX_FIBERS = 9;
export const MAX_COROUTINES = 6;

/** Numbers every statement, in the order of the text: that is how log lines name them. */
export function sites(program: readonly Stat[]): Map<Stat, number> {
  const numbers = new Map<Stat, number>();
  const visit = (stats: readonly Stat[]): void => {
    for (const stat of stats) {
      numbers.set(stat, numbers.size + 1);
      if ("body" in stat) visit(stat.body);
    }
  };
  visit(program);
  return numbers;
}

// ---- random programs ----

type Weighted = { weight: number; arbitrary: fc.Arbitrary<Stat> };

const which = fc.nat({ max: MAX_FIBERS - 1 });
const mutex = fc.nat({ max: MUTEXES - 1 });
const cond = fc.nat({ max: CONDS - 1 });

function simple(weight: number, op: "yield" | "disable" | "restore" | "error" | "coYield"): Weighted {
  return { weight, arbitrary: fc.constant(null).map(() => ({ op })) };
}

function onFiber(weight: number, op: "join" | "interrupt" | "joinable"): Weighted {
  return { weight, arbitrary: which.map((fiber) => ({ op, fiber })) };
}

/** Most programs must not end at their first error. */
function guarded(arbitrary: fc.Arbitrary<Stat>): fc.Arbitrary<Stat> {
  return fc
    .tuple(arbitrary, fc.nat({ max: 9 }))
    .map(([stat, n]) =>
      n < 6 ? { op: n === 0 ? "xpcall" : "pcall", body: [stat], raiseAgain: false } : { op: "sequence", body: [stat] },
    );
}

const flat: Weighted[] = [
  { weight: 6, arbitrary: guarded(which.map((fiber) => ({ op: "join", fiber }))) },
  onFiber(3, "join"),
  { weight: 1, arbitrary: guarded(which.map((fiber) => ({ op: "detach", fiber }))) },
  onFiber(7, "interrupt"),
  onFiber(1, "joinable"),
  { weight: 1, arbitrary: guarded(which.map((fiber) => ({ op: "caught", fiber }))) },
  simple(9, "yield"),
  simple(2, "disable"),
  simple(2, "restore"),
  simple(1, "error"),
  simple(1, "coYield"),
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 6 }).map((seconds) => ({ op: "sleep", seconds })) },
  { weight: 1, arbitrary: fc.constantFrom(10, 3000).map((turns) => ({ op: "compute", turns })) },
  { weight: 4, arbitrary: guarded(mutex.map((m) => ({ op: "lock", mutex: m }))) },
  { weight: 4, arbitrary: guarded(mutex.map((m) => ({ op: "unlock", mutex: m }))) },
  { weight: 2, arbitrary: guarded(fc.record({ op: fc.constant("wait"), cond, mutex })) },
  { weight: 5, arbitrary: cond.map((c) => ({ op: "notifyOne", cond: c })) },
  { weight: 3, arbitrary: cond.map((c) => ({ op: "notifyAll", cond: c })) },
  { weight: 1, arbitrary: guarded(fc.constantFrom(undefined, true, false).map((execute) => ({ op: "pop", execute }))) },
  { weight: 9, arbitrary: guarded(fc.nat({ max: 5 }).map((co) => ({ op: "resume", co }))) },
  { weight: 1, arbitrary: fc.nat({ max: 5 }).map((co) => ({ op: "status", co })) },
  // Waiters that are notified, and then interrupted while they wait for the mutex.
  {
    weight: 3,
    arbitrary: fc.tuple(cond, mutex, which).map(([c, m, fiber]) => ({
      op: "sequence",
      body: [
        { op: "lock", mutex: m },
        { op: "notifyAll", cond: c },
        { op: "interrupt", fiber },
        { op: "yield" },
        { op: "unlock", mutex: m },
      ],
    })),
  },
  // The way condition variables are meant to be used.
  {
    weight: 7,
    arbitrary: fc.tuple(cond, mutex, fc.boolean()).map(([c, m, scoped]) => {
      const unlock: Stat = { op: "unlock", mutex: m };
      const lock: Stat = { op: "lock", mutex: m };
      const wait: Stat = { op: "wait", cond: c, mutex: m };
      return scoped
        ? { op: "scope", body: [lock, { op: "push", body: [unlock] }, wait] }
        : { op: "sequence", body: [lock, wait, unlock] };
    }),
  },
];

function block(depth: number, min: number, max: number): fc.Arbitrary<Stat[]> {
  return fc.array(statement(depth), { minLength: min, maxLength: max });
}

function statement(depth: number): fc.Arbitrary<Stat> {
  if (depth === 0) return fc.oneof(...flat);
  const body = block(depth - 1, 0, 5);
  const nested: Weighted[] = [
    {
      weight: 10,
      arbitrary: fc.record({
        op: fc.constant("spawn"),
        body: block(depth - 1, 1, 7),
        results: fc.constantFrom(0, 1, 2, 40),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        op: fc.constantFrom("pcall", "pcall", "xpcall"),
        body,
        raiseAgain: fc.nat({ max: 3 }).map((n) => n === 0),
      }),
    },
    { weight: 6, arbitrary: fc.record({ op: fc.constant("scope"), body }) },
    { weight: 5, arbitrary: fc.record({ op: fc.constant("push"), body: handler(depth) }) },
    {
      weight: 5,
      arbitrary: fc.tuple(fc.constantFrom("create", "create", "wrap"), body, body).map(([op, first, second]) => ({
        op,
        body: [...first, { op: "coYield" }, ...second],
      })),
    },
    {
      weight: 3,
      arbitrary: fc.record({ op: fc.constant("repeat"), times: fc.constantFrom(2, 3), body: block(depth - 1, 1, 3) }),
    },
    {
      weight: 3,
      arbitrary: body.map((stats) => ({ op: "sequence", body: [{ op: "disable" }, ...stats, { op: "restore" }] })),
    },
    {
      weight: 1,
      arbitrary: guarded(block(0, 1, 2).map((stats) => ({ op: "sequence", body: [{ op: "forbid" }, ...stats] }))).map(
        (stat) => ({ op: "sequence", body: [stat, { op: "allow" }] }),
      ),
    },
    {
      weight: 4,
      arbitrary: fc.tuple(mutex, body).map(([m, stats]) => ({
        op: "scope",
        body: [{ op: "lock", mutex: m }, { op: "push", body: [{ op: "unlock", mutex: m }] }, ...stats],
      })),
    },
  ];
  return fc.oneof(...flat, ...nested);
}

/**
 * Bodies of cleanup handlers. What one raises ends the VM, so most catch everything. Those that do not have no scope of their own:
 * whether its handlers run when the VM is about to end is open.
 */
function handler(depth: number): fc.Arbitrary<Stat[]> {
  const careful = block(Math.max(0, depth - 2), 0, 3).map((body): Stat[] => [{ op: "pcall", body, raiseAgain: false }]);
  const careless = block(0, 0, 3).map((body) => body.filter(({ op }) => op !== "scope"));
  return fc.oneof({ weight: 19, arbitrary: careful }, { weight: 1, arbitrary: careless });
}

/** Programs: a few fibers, and a main fiber that meddles with them. */
export const program: fc.Arbitrary<Stat[]> = fc
  .tuple(
    fc.array(
      fc.record({ op: fc.constant("spawn" as const), body: block(3, 1, 8), results: fc.constantFrom(0, 1, 2) }),
      { minLength: 1, maxLength: 5 },
    ),
    block(2, 1, 14),
  )
  .map(([fibers, main]) => [...fibers, ...main]);
