import assert from "node:assert/strict";
import fc from "fast-check";
import { type Scalar, latin1, literal } from "./lua-text.js";

// Random operations on a table, as Lua statements and as what they do to a Map.

const key: fc.Arbitrary<Scalar> = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -2, max: 20 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 300 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(-0, 0.5, 1.5, 2 ** 31, 2 ** 32 + 1, -(2 ** 31), 2 ** 53, 1e300, Infinity, -Infinity),
  },
  { weight: 1, arbitrary: fc.double({ noNaN: true }) },
  { weight: 3, arbitrary: fc.constantFrom("a", "b", "c", "end", "1", "", "n".repeat(50)) },
  { weight: 1, arbitrary: latin1 },
  { weight: 1, arbitrary: fc.boolean() },
);
export const value: fc.Arbitrary<Scalar> = fc.oneof(fc.nat({ max: 99 }), fc.constantFrom("x", "yy", true, false));
export const operation = fc.oneof(
  { weight: 6, arbitrary: fc.record({ op: fc.constant("set" as const), k: key, v: value }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant("clear" as const), k: key }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant("get" as const), k: key }) },
  { weight: 4, arbitrary: fc.record({ op: fc.constant("append" as const), v: value }) },
  {
    weight: 2,
    arbitrary: fc.record({ op: fc.constant("insert" as const), at: fc.integer({ min: 1, max: 12 }), v: value }),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant("pop" as const) }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant("remove" as const), at: fc.integer({ min: 1, max: 12 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constant("fill" as const),
      from: fc.integer({ min: -3, max: 40 }),
      n: fc.nat({ max: 40 }),
      by: fc.constantFrom(1, -1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant("sweep" as const), v: value }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant("collect" as const) }) },
);
export type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** The Lua statement of an operation. Its `log` calls are what TableModel.follow expects. */
export function statement(o: Operation, asLiteral: boolean): string {
  const at = (k: Scalar) => (asLiteral ? `t[${literal(k)}]` : `t[id(${literal(k)})]`);
  switch (o.op) {
    case "set":
      return `${at(o.k)} = ${literal(o.v)}`;
    case "clear":
      return `${at(o.k)} = nil`;
    case "get":
      return `log(${at(o.k)}) log(rawget(t, ${literal(o.k)}))`;
    case "append":
      return asLiteral ? `log(#t) table.insert(t, ${literal(o.v)})` : `log(#t) t[#t + 1] = ${literal(o.v)}`;
    case "insert":
      return `log(#t) table.insert(t, math.min(${o.at}, #t + 1), ${literal(o.v)})`;
    case "pop":
      return `log(#t) log(table.remove(t))`;
    case "remove":
      return `log(#t) if ${o.at} <= #t then log(table.remove(t, ${o.at})) end`;
    case "fill": {
      const last = o.from + o.by * o.n;
      return `for i = ${o.from}, ${last}, ${o.by} do t[i] = i end`;
    }
    case "sweep":
      return `for k, v in ${asLiteral ? "pairs(t)" : "next, t"} do if v == ${literal(o.v)} then t[k] = nil else t[k] = ${literal(o.v)} end end`;
    case "collect":
      return "collectgarbage()";
  }
}

/** Follows the same operations on a Map. `read` answers what the program logged next. */
export class TableModel {
  readonly map = new Map<Scalar, Scalar>();

  follow(o: Operation, read: () => unknown): void {
    const { map } = this;
    const put = (k: Scalar, v: Scalar | undefined) => (v === undefined ? map.delete(k) : map.set(k, v));
    const border = () => {
      const n = read() as number;
      assert.ok(n === 0 || (Number.isInteger(n) && n > 0 && map.has(n)), `#t = ${n}, where there is nothing`);
      assert.ok(!map.has(n + 1), `#t = ${n}, but there is more`);
      return n;
    };
    switch (o.op) {
      case "set":
        return void put(o.k, o.v);
      case "clear":
        return void put(o.k, undefined);
      case "get":
        assert.equal(read(), map.get(o.k), `t[${literal(o.k)}]`);
        assert.equal(read(), map.get(o.k), `rawget(t, ${literal(o.k)})`);
        return;
      case "append":
        return void put(border() + 1, o.v);
      case "insert": {
        const n = border();
        const at = Math.min(o.at, n + 1);
        for (let i = n + 1; i > at; i--) put(i, map.get(i - 1));
        return void put(at, o.v);
      }
      case "pop": {
        const n = border();
        assert.equal(read(), n === 0 ? undefined : map.get(n), "table.remove(t)");
        if (n > 0) put(n, undefined);
        return;
      }
      case "remove": {
        const n = border();
        if (o.at > n) return;
        assert.equal(read(), map.get(o.at), `table.remove(t, ${o.at})`);
        for (let i = o.at; i <= n; i++) put(i, map.get(i + 1));
        return void put(n, undefined);
      }
      case "fill":
        for (let i = o.from; o.by > 0 ? i <= o.from + o.n : i >= o.from - o.n; i += o.by) put(i, i);
        return;
      case "sweep":
        for (const [k, v] of Array.from(map)) put(k, v === o.v ? undefined : o.v);
    }
  }
}
