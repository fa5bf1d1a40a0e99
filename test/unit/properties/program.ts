import fc from "fast-check";
import { type Expr, type Stat } from "./program-model.js";

// Random programs for program-model.ts: first trees that only look right, then `tidy` makes them mean something.

const constant = (value: fc.Arbitrary<number | string | boolean | undefined>): fc.Arbitrary<Expr> =>
  fc.record({ e: fc.constant("constant" as const), value, form: fc.nat({ max: 6 }) });
const name = (...names: string[]): fc.Arbitrary<Expr> =>
  fc.record({ e: fc.constant("name" as const), name: fc.constantFrom(...names) });
const number = constant(
  fc.oneof(
    fc.integer({ min: -3, max: 20 }),
    fc.constantFrom(
      0,
      -0,
      0.5,
      1e15,
      1e21,
      2 ** 31,
      2 ** 53,
      -(2 ** 31),
      1e-7,
      Infinity,
      -Infinity,
      255,
      256,
      32767,
      32768,
      65536,
    ),
    fc.double({ noNaN: true }),
  ),
);
const string = constant(
  fc.oneof(
    fc.constantFrom(
      "",
      "a",
      "b",
      "abc",
      "10",
      " 0x10 ",
      "1e1",
      "x\ny",
      "\n",
      "nil",
      '"',
      "'\\",
      "]]",
      "--",
      "a\0b",
      "\r\n",
      "\xff",
    ),
    fc.string({ unit: fc.nat({ max: 255 }).map((c) => String.fromCharCode(c)), maxLength: 6 }),
  ),
);
const key = constant(fc.oneof(fc.constantFrom("x", "y", "z"), fc.integer({ min: 0, max: 4 }), fc.constant(true)));

const trees = fc.letrec<{
  num: Expr;
  str: Expr;
  bool: Expr;
  any: Expr;
  table: Expr;
  args: Expr[];
  fn: Expr;
  stat: Stat;
  body: Stat[];
}>((tie) => {
  const binary = (ops: string[], a: fc.Arbitrary<Expr>, b: fc.Arbitrary<Expr>): fc.Arbitrary<Expr> =>
    fc.record({ e: fc.constant("binary" as const), op: fc.constantFrom(...ops), a, b });
  const unary = (op: string, a: fc.Arbitrary<Expr>): fc.Arbitrary<Expr> =>
    fc.record({ e: fc.constant("unary" as const), op: fc.constant(op), a });
  const paren = (a: fc.Arbitrary<Expr>): fc.Arbitrary<Expr> => fc.record({ e: fc.constant("paren" as const), a });
  const call: fc.Arbitrary<Expr> = fc.record({
    e: fc.constant("call" as const),
    f: fc.constantFrom("p", "pp"),
    args: tie("args"),
  });
  const index: fc.Arbitrary<Expr> = fc.record({
    e: fc.constant("index" as const),
    table: fc.constantFrom("q", "r"),
    key: fc.oneof({ weight: 3, arbitrary: key }, { weight: 1, arbitrary: tie("any") }),
  });
  const varargs = fc.constant<Expr>({ e: "varargs" });
  const list = (min: number) => fc.array(tie("any"), { minLength: min, maxLength: 3 });
  const deep = { depthSize: "small", withCrossShrink: true, depthIdentifier: "tree" } as const;
  return {
    num: fc.oneof(
      deep,
      { weight: 3, arbitrary: number },
      { weight: 3, arbitrary: name("n", "m", "k") },
      { weight: 6, arbitrary: binary(["+", "-", "*", "/", "%", "+", "-", "^"], tie("num"), tie("num")) },
      { weight: 2, arbitrary: unary("-", tie("num")) },
      { weight: 1, arbitrary: unary("#", tie("str")) },
      { weight: 1, arbitrary: paren(tie("num")) },
      { weight: 1, arbitrary: call },
      { weight: 1, arbitrary: index },
      { weight: 1, arbitrary: string },
      { weight: 1, arbitrary: binary(["or"], binary(["and"], tie("bool"), tie("num")), tie("num")) },
    ),
    str: fc.oneof(
      deep,
      { weight: 3, arbitrary: string },
      { weight: 3, arbitrary: name("s", "t") },
      { weight: 4, arbitrary: binary([".."], tie("str"), tie("str")) },
      { weight: 1, arbitrary: binary([".."], tie("num"), tie("str")) },
      { weight: 1, arbitrary: binary(["or"], binary(["and"], tie("bool"), tie("str")), tie("str")) },
    ),
    bool: fc.oneof(
      deep,
      { weight: 1, arbitrary: constant(fc.boolean()) },
      { weight: 4, arbitrary: binary(["<", ">", "<=", ">=", "==", "~="], tie("num"), tie("num")) },
      { weight: 2, arbitrary: binary(["<", ">", "<=", ">=", "==", "~="], tie("str"), tie("str")) },
      { weight: 2, arbitrary: binary(["==", "~="], tie("any"), tie("any")) },
      { weight: 2, arbitrary: binary(["and", "or"], tie("bool"), tie("bool")) },
      { weight: 2, arbitrary: unary("not", tie("any")) },
      { weight: 1, arbitrary: paren(tie("bool")) },
    ),
    any: fc.oneof(
      deep,
      { weight: 2, arbitrary: name("b", "c", "n", "s", "q", "r") },
      { weight: 1, arbitrary: constant(fc.constantFrom(undefined, true, false)) },
      { weight: 3, arbitrary: tie("num") },
      { weight: 3, arbitrary: tie("str") },
      { weight: 2, arbitrary: tie("bool") },
      { weight: 2, arbitrary: binary(["and", "or"], tie("any"), tie("any")) },
      { weight: 2, arbitrary: call },
      { weight: 1, arbitrary: index },
      { weight: 1, arbitrary: paren(call) },
      { weight: 1, arbitrary: varargs },
      { weight: 1, arbitrary: tie("table") },
      { weight: 1, arbitrary: tie("fn") },
    ),
    table: fc.record({
      e: fc.constant("table" as const),
      items: list(0),
      fields: fc.dictionary(fc.constantFrom("x", "y", "z"), tie("any"), { maxKeys: 2, noNullPrototype: true }),
    }) as fc.Arbitrary<Expr>,
    args: fc
      .tuple(tie("num"), tie("str"), tie("any"), fc.nat({ max: 3 }))
      .map(([n, s, b, count]) => [n, s, b].slice(0, count)),
    fn: fc.record({
      e: fc.constant("function" as const),
      params: fc.constantFrom<string[][]>([], ["n"], ["n", "s"], ["n", "s", "b"]),
      varargs: fc.boolean(),
      body: tie("body"),
      results: fc.oneof(fc.tuple(tie("num")), list(0)),
    }) as fc.Arbitrary<Expr>,
    body: fc.array(tie("stat"), { maxLength: 4, depthIdentifier: "tree" }),
    stat: fc.oneof(
      deep,
      { weight: 4, arbitrary: fc.record({ s: fc.constant("log" as const), values: list(1) }) },
      { weight: 3, arbitrary: assignment(fc.constant("local" as const)) },
      { weight: 3, arbitrary: assignment(fc.constant("assign" as const)) },
      {
        weight: 1,
        arbitrary: fc.record({
          s: fc.constant("local" as const),
          names: fc.constantFrom<string[][]>(["b"], ["b", "c"], ["c", "b"]),
          values: list(0),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          s: fc.constant("effect" as const),
          name: fc.constantFrom(null, "b", "c"),
          f: fc.constantFrom("f", "ff"),
          args: tie("args"),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          s: fc.constant("if" as const),
          branches: fc.array(fc.record({ test: fc.oneof(tie("bool"), tie("any")), body: tie("body") }), {
            minLength: 1,
            maxLength: 3,
          }),
          otherwise: fc.option(tie("body")),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          s: fc.constantFrom("while" as const, "repeat" as const),
          test: tie("bool"),
          times: fc.integer({ min: 1, max: 4 }),
          body: tie("body"),
        }) as fc.Arbitrary<Stat>,
      },
      {
        weight: 2,
        arbitrary: fc.record({
          s: fc.constant("for" as const),
          name: fc.constantFrom("n", "k"),
          from: fc.oneof(constant(fc.integer({ min: -2, max: 3 })), tie("num")),
          to: fc.oneof(constant(fc.integer({ min: -2, max: 5 })), tie("num")),
          step: fc.constantFrom(null, 1, 2, -1, 0.5),
          body: tie("body"),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          s: fc.constant("ipairs" as const),
          table: fc.oneof(name("q", "r"), tie("table")),
          body: tie("body"),
        }),
      },
      { weight: 1, arbitrary: fc.record({ s: fc.constant("do" as const), body: tie("body") }) },
      {
        weight: 2,
        arbitrary: fc.record({
          s: fc.constant("function" as const),
          name: fc.constantFrom("p", "pp", "f", "ff"),
          value: tie("fn") as fc.Arbitrary<Expr & { e: "function" }>,
        }),
      },
      { weight: 1, arbitrary: fc.constant<Stat>({ s: "break" }) },
      { weight: 1, arbitrary: fc.record({ s: fc.constant("return" as const), values: list(0) }) },
    ),
  };

  /** Names and values that suit them, in any order, perhaps one value too many or too few. */
  function assignment<S extends "local" | "assign">(s: fc.Arbitrary<S>): fc.Arbitrary<Stat> {
    const pairs = {
      n: tie("num"),
      m: tie("num"),
      k: tie("num"),
      s: tie("str"),
      t: tie("str"),
      b: tie("any"),
      c: tie("any"),
      q: tie("table"),
      r: fc.oneof(tie("table"), name("q")),
    };
    return fc
      .tuple(
        s,
        fc.shuffledSubarray(Object.keys(pairs) as (keyof typeof pairs)[], { minLength: 1, maxLength: 3 }),
        fc.option(fc.record({ table: fc.constantFrom("q", "r"), key: fc.oneof(key, tie("any")) })),
        fc.tuple(tie("any"), fc.option(tie("any"), { freq: 2 })),
      )
      .chain(([s, names, element, [member, extra]]) =>
        fc.tuple(...names.map((n) => pairs[n])).map((values): Stat => {
          const more = extra === null ? [] : [extra];
          if (s === "local") return { s, names, values: [...values, ...more] };
          return { s: "assign", names, element, values: element ? [...values, member, ...more] : [...values, ...more] };
        }),
      );
  }
});

// ---- making sense ----

interface Context {
  /** Whether `break` has something to leave. */
  loop: boolean;
  /** Whether `...` is known. */
  varargs: boolean;
  /** The functions whose body this is, innermost last. */
  inside: string[];
  /** Names that belong to the pure function this is in; undefined: not in one. */
  own: Set<string> | undefined;
}

const nothing: Expr = { e: "constant", value: undefined, form: 0 };

function tidyBody(body: Stat[], context: Context): Stat[] {
  const inner = { ...context, own: context.own && new Set(context.own) };
  const out: Stat[] = [];
  for (const stat of body) {
    const tidied = tidyStat(stat, inner);
    if (!tidied) continue;
    out.push(tidied);
    if (tidied.s === "break" || tidied.s === "return") break;
  }
  return out;
}

function tidyStat(stat: Stat, context: Context): Stat | undefined {
  const { own } = context;
  const x = (expr: Expr) => tidy(expr, context);
  const loop = (body: Stat[], ...names: string[]) =>
    tidyBody(body, { ...context, loop: true, own: own && new Set([...own, ...names]) });
  switch (stat.s) {
    case "local": {
      const values = stat.values.map(x);
      stat.names.forEach((name) => own?.add(name));
      return { ...stat, values };
    }
    case "assign": {
      const values = stat.values.map(x);
      if (own && (stat.element || !stat.names.every((name) => own.has(name)))) {
        stat.names.forEach((name) => own.add(name));
        return { s: "local", names: stat.names, values };
      }
      const element = stat.element && { ...stat.element, key: x(stat.element.key) };
      return { ...stat, element, values };
    }
    case "effect":
      if (own || context.inside.includes(stat.f)) return undefined;
      return { ...stat, args: stat.args.map(x) };
    case "log":
      return own ? undefined : { ...stat, values: stat.values.map(x) };
    case "if":
      return {
        ...stat,
        branches: stat.branches.map(({ test, body }) => ({ test: x(test), body: tidyBody(body, context) })),
        otherwise: stat.otherwise && tidyBody(stat.otherwise, context),
      };
    case "while":
      return { ...stat, test: x(stat.test), body: loop(stat.body) };
    case "repeat":
      return { ...stat, test: x(stat.test), body: loop(stat.body) };
    case "for":
      return { ...stat, from: x(stat.from), to: x(stat.to), body: loop(stat.body, stat.name) };
    case "ipairs":
      return { ...stat, table: x(stat.table), body: loop(stat.body, "k", "b") };
    case "do":
      return { ...stat, body: tidyBody(stat.body, context) };
    case "function": {
      const pure = own !== undefined || stat.name.startsWith("p");
      own?.add(stat.name);
      return { ...stat, value: tidyFunction(stat.value, context, pure, stat.name) };
    }
    case "break":
      return context.loop ? stat : undefined;
    case "return":
      return { ...stat, values: stat.values.map(x) };
  }
}

function tidyFunction(
  fn: Expr & { e: "function" },
  context: Context,
  pure: boolean,
  name?: string,
): Expr & { e: "function" } {
  const inner: Context = {
    loop: false,
    varargs: fn.varargs,
    inside: name === undefined ? context.inside : [...context.inside, name],
    own: pure ? new Set(fn.params) : undefined,
  };
  // The results see what the body declared.
  const end: Stat = { s: "return", values: fn.results };
  const body = tidyBody([...fn.body, end], inner);
  return { ...fn, body, results: [] };
}

function tidy(expr: Expr, context: Context): Expr {
  const x = (e: Expr) => tidy(e, context);
  switch (expr.e) {
    case "constant":
    case "name":
      return expr;
    case "varargs":
      return context.varargs ? expr : nothing;
    case "binary":
      return { ...expr, a: x(expr.a), b: x(expr.b) };
    case "unary":
    case "paren":
      return { ...expr, a: x(expr.a) };
    case "call": {
      const args = expr.args.map(x);
      if (!context.inside.includes(expr.f)) return { ...expr, args };
      // Recursion that ends: n > 0 and p(n - 1, ...)
      const n: Expr = { e: "name", name: "n" };
      const number = (value: number): Expr => ({ e: "constant", value, form: 0 });
      const less: Expr = { e: "binary", op: "-", a: n, b: number(1) };
      const test: Expr = { e: "binary", op: ">", a: n, b: number(0) };
      return { e: "binary", op: "and", a: test, b: { ...expr, args: [less, ...args.slice(1)] } };
    }
    case "function":
      return tidyFunction(expr, context, true);
    case "table": {
      const fields = Object.fromEntries(Object.entries(expr.fields).map(([name, field]) => [name, x(field)]));
      return { ...expr, items: expr.items.map(x), fields };
    }
    case "index":
      return { ...expr, key: x(expr.key) };
  }
}

/** What every program starts with: all names have a value. They are local or global. */
function prelude(local: boolean): Stat[] {
  const constants = (...values: (number | string | boolean)[]): Expr[] =>
    values.map((value) => ({ e: "constant", value, form: 0 }));
  const table = (...values: (number | string)[]): Expr => ({ e: "table", items: constants(...values), fields: {} });
  const fn = (...results: Expr[]): Expr => ({ e: "function", params: ["n", "s"], varargs: true, body: [], results });
  const n: Expr = { e: "name", name: "n" };
  const names = ["n", "m", "k", "s", "t", "b", "c", "q", "r", "p", "pp", "f", "ff"];
  const values: Expr[] = [
    ...constants(1, 2.5, -3, "a", "10", true, false),
    table(1, 2, "three"),
    table(),
    fn(n),
    fn(n, { e: "varargs" }),
    fn({ e: "name", name: "s" }),
    fn(),
  ];
  return [local ? { s: "local", names, values } : { s: "assign", names, element: null, values }];
}

/** A program of these statements, that returns these values. */
function complete(local: boolean, body: Stat[], values: Expr[]): Stat[] {
  const end: Stat = { s: "return", values };
  const context: Context = { loop: false, varargs: true, inside: [], own: undefined };
  return [...prelude(local), ...tidyBody([...body, end], context)];
}

/** Programs that mean the same in every Lua 5.1. */
export const program: fc.Arbitrary<Stat[]> = fc
  .tuple(
    fc.boolean(),
    fc.array(trees.stat, { maxLength: 8 }),
    fc.oneof(
      fc.array(trees.any, { minLength: 1, maxLength: 3 }),
      fc.array(fc.oneof(trees.num, trees.bool), { minLength: 1, maxLength: 6 }),
    ),
  )
  .map((parts) => complete(...parts));

const small = constant(fc.integer({ min: -3, max: 9 }));
const operators = fc.letrec<{ num: Expr; bool: Expr }>((tie) => {
  const deep = { maxDepth: 5, depthIdentifier: "formula" } as const;
  const binary = (ops: string[], a: fc.Arbitrary<Expr>): fc.Arbitrary<Expr> =>
    fc.record({ e: fc.constant("binary" as const), op: fc.constantFrom(...ops), a, b: a });
  const unary = (op: string, a: fc.Arbitrary<Expr>): fc.Arbitrary<Expr> =>
    fc.record({ e: fc.constant("unary" as const), op: fc.constant(op), a });
  return {
    num: fc.oneof(
      deep,
      { weight: 2, arbitrary: small },
      { weight: 2, arbitrary: name("n", "m", "k") },
      { weight: 9, arbitrary: binary(["+", "-", "*", "/", "%", "^", ".."], tie("num")) },
      { weight: 2, arbitrary: unary("-", tie("num")) },
    ),
    bool: fc.oneof(
      deep,
      { weight: 1, arbitrary: name("b", "c") },
      { weight: 4, arbitrary: binary(["<", ">", "<=", ">=", "==", "~="], tie("num")) },
      { weight: 1, arbitrary: binary(["==", "~="], tie("bool")) },
      { weight: 5, arbitrary: binary(["and", "or"], tie("bool")) },
      { weight: 1, arbitrary: unary("not", tie("bool")) },
      { weight: 1, arbitrary: binary([".."], tie("num")) },
    ),
  };
});

/** Programs that compute expressions of many operators. */
export const formulas: fc.Arbitrary<Stat[]> = fc
  .tuple(
    fc.boolean(),
    fc.constant<Stat[]>([]),
    fc.array(fc.oneof(operators.num, operators.bool), { minLength: 1, maxLength: 3 }),
  )
  .map((parts) => complete(...parts));
