/**
 * Random programs: trees, their meaning (evaluated here, the most obvious way), and their text.
 *
 * So that a program means one thing in every Lua, expressions only call functions that change nothing outside of themselves; functions
 * that assign to outer variables are called as statements, with nothing else going on (Lua does not say when `a + f()`
 * reads a). Names tell types, so most programs get far: n, m, k are numbers, s, t strings, b, c anything, q, r
 * tables, p, pp pure functions, f, ff functions with effects.
 */

export type Expr =
  | { e: "constant"; value: number | string | boolean | undefined; form: number }
  | { e: "name"; name: string }
  | { e: "varargs" }
  | { e: "binary"; op: string; a: Expr; b: Expr }
  | { e: "unary"; op: string; a: Expr }
  | { e: "call"; f: string; args: Expr[] }
  | { e: "function"; params: string[]; varargs: boolean; body: Stat[]; results: Expr[] }
  | { e: "table"; items: Expr[]; fields: Record<string, Expr> }
  | { e: "index"; table: string; key: Expr }
  | { e: "paren"; a: Expr };

export type Stat =
  | { s: "local"; names: string[]; values: Expr[] }
  | { s: "assign"; names: string[]; element: { table: string; key: Expr } | null; values: Expr[] }
  | { s: "effect"; name: string | null; f: string; args: Expr[] }
  | { s: "log"; values: Expr[] }
  | { s: "if"; branches: { test: Expr; body: Stat[] }[]; otherwise: Stat[] | null }
  | { s: "while"; test: Expr; times: number; body: Stat[] }
  | { s: "repeat"; test: Expr; times: number; body: Stat[] }
  | { s: "for"; name: string; from: Expr; to: Expr; step: number | null; body: Stat[] }
  | { s: "ipairs"; table: Expr; body: Stat[] }
  | { s: "do"; body: Stat[] }
  | { s: "function"; name: string; value: Expr & { e: "function" } }
  | { s: "break" }
  | { s: "return"; values: Expr[] };

/** The program raised an error. */
export class Raised extends Error {}
/** The program runs too long to be worth it. */
export class TooLong extends Error {}

export class Table {
  readonly map = new Map<unknown, Value>();
}
export type Closure = (args: Value[]) => Value[];
export type Value = number | string | boolean | undefined | Table | Closure;

// ---- meaning ----

const MAX_STEPS = 3000;
const MAX_DEPTH = 40;
const MAX_TEXT = 2000;

/** How numbers become text and text numbers, and how powers are computed, is not what programs are tested for. */
export interface Arithmetic {
  text(x: number): string;
  /** undefined: not a number. */
  number(text: string): number | undefined;
  power(a: number, b: number): number;
}

/** How a block ended, other than by reaching its end. */
type Exit = { type: "break" } | { type: "return"; values: Value[] } | undefined;

class Scope {
  private readonly names = new Map<string, Value>();
  constructor(
    private readonly outer: Scope | undefined,
    readonly varargs: Value[],
  ) {}

  declare(name: string, value: Value): void {
    this.names.set(name, value);
  }
  get(name: string): Value {
    return this.names.has(name) ? this.names.get(name) : this.outer?.get(name);
  }
  /** A name nobody declared is a global variable: it belongs to the outermost scope. */
  set(name: string, value: Value): void {
    if (this.names.has(name) || !this.outer) this.names.set(name, value);
    else this.outer.set(name, value);
  }
}

export class Evaluator {
  private steps = 0;
  private depth = 0;

  constructor(
    private readonly arithmetic: Arithmetic,
    private readonly log: (values: Value[]) => void,
  ) {}

  run(program: Stat[]): Value[] {
    const exit = this.inner(program, new Scope(undefined, []));
    return exit?.type === "return" ? exit.values : [];
  }

  private tick(): void {
    if (++this.steps > MAX_STEPS) throw new TooLong();
  }

  /** Runs statements. Every declaration opens a scope, for what comes behind it; `end` gets the last one. */
  private inner(body: Stat[], scope: Scope, end?: (scope: Scope) => Exit): Exit {
    let here = scope;
    for (const stat of body) {
      if (stat.s === "local" || stat.s === "function") here = this.declaration(stat, here);
      else {
        const exit = this.stat(stat, here);
        if (exit) return exit;
      }
    }
    return end?.(here);
  }

  private declaration(stat: Stat & { s: "local" | "function" }, scope: Scope): Scope {
    this.tick();
    const own = new Scope(scope, scope.varargs);
    if (stat.s === "local") {
      const values = this.list(stat.values, scope);
      stat.names.forEach((name, i) => own.declare(name, values[i]));
    } else {
      own.declare(stat.name, undefined);
      own.set(stat.name, this.one(stat.value, own));
    }
    return own;
  }

  private stat(stat: Exclude<Stat, { s: "local" | "function" }>, scope: Scope): Exit {
    this.tick();
    switch (stat.s) {
      case "assign": {
        const { element } = stat;
        const table = element ? scope.get(element.table) : undefined;
        const key = element ? this.one(element.key, scope) : undefined;
        const values = this.list(stat.values, scope);
        if (element) setIndex(table, key, values[stat.names.length]);
        stat.names.forEach((name, i) => scope.set(name, values[i]));
        return undefined;
      }
      case "effect": {
        const [first] = this.call(scope.get(stat.f), this.list(stat.args, scope));
        if (stat.name !== null) scope.set(stat.name, first);
        return undefined;
      }
      case "log":
        this.log(this.list(stat.values, scope));
        return undefined;
      case "if": {
        const branch = stat.branches.find(({ test }) => truthy(this.one(test, scope)));
        return this.inner(branch?.body ?? stat.otherwise ?? [], scope);
      }
      case "while":
        for (let i = 0; i < stat.times && truthy(this.one(stat.test, scope)); i++) {
          const exit = this.inner(stat.body, scope);
          if (exit) return exit.type === "break" ? undefined : exit;
        }
        return undefined;
      case "repeat":
        for (let i = 1, done = false; !done; i++) {
          const exit = this.inner(stat.body, scope, (last) => {
            done = i >= stat.times || truthy(this.one(stat.test, last));
            return undefined;
          });
          if (exit) return exit.type === "break" ? undefined : exit;
        }
        return undefined;
      case "for":
        return this.numericFor(stat, scope);
      case "ipairs": {
        const table = this.one(stat.table, scope);
        if (!(table instanceof Table)) throw new Raised("ipairs");
        for (let i = 1; table.map.get(i) !== undefined; i++) {
          const exit = this.loopBody(stat.body, scope, { k: i, b: table.map.get(i) });
          if (exit) return exit.type === "break" ? undefined : exit;
        }
        return undefined;
      }
      case "do":
        return this.inner(stat.body, scope);
      case "break":
        return { type: "break" };
      case "return":
        return { type: "return", values: this.list(stat.values, scope) };
    }
  }

  private loopBody(body: Stat[], scope: Scope, variables: Record<string, Value>): Exit {
    this.tick();
    const own = new Scope(scope, scope.varargs);
    for (const [name, value] of Object.entries(variables)) own.declare(name, value);
    return this.inner(body, own);
  }

  private numericFor(stat: Stat & { s: "for" }, scope: Scope): Exit {
    const bound = (x: Value): number => {
      const n = this.toNumber(x);
      if (n === undefined) throw new Raised("for");
      return n;
    };
    const from = this.one(stat.from, scope);
    const to = this.one(stat.to, scope);
    const limit = bound(to);
    const step = stat.step ?? 1;
    for (let i = bound(from); step > 0 ? i <= limit : i >= limit; i += step) {
      const exit = this.loopBody(stat.body, scope, { [stat.name]: i });
      if (exit) return exit.type === "break" ? undefined : exit;
    }
    return undefined;
  }

  // ---- expressions ----

  private list(exprs: Expr[], scope: Scope): Value[] {
    return exprs.flatMap((expr, i) => (i === exprs.length - 1 ? this.many(expr, scope) : [this.one(expr, scope)]));
  }

  private many(expr: Expr, scope: Scope): Value[] {
    if (expr.e === "varargs") return scope.varargs;
    if (expr.e === "call") return this.call(scope.get(expr.f), this.list(expr.args, scope));
    return [this.one(expr, scope)];
  }

  private call(f: Value, args: Value[]): Value[] {
    this.tick();
    if (typeof f !== "function") throw new Raised("call");
    if (this.depth >= MAX_DEPTH) throw new TooLong();
    this.depth++;
    const values = f(args);
    this.depth--;
    return values;
  }

  private one(expr: Expr, scope: Scope): Value {
    this.tick();
    switch (expr.e) {
      case "constant":
        return expr.value;
      case "name":
        return scope.get(expr.name);
      case "varargs":
      case "call":
        return this.many(expr, scope)[0];
      case "paren":
        return this.one(expr.a, scope);
      case "unary":
        return this.unary(expr.op, this.one(expr.a, scope));
      case "binary":
        return this.binary(expr, scope);
      case "function":
        return (args) => {
          const own = new Scope(scope, expr.varargs ? args.slice(expr.params.length) : []);
          expr.params.forEach((name, i) => own.declare(name, args[i]));
          const end = (last: Scope): Exit => ({ type: "return", values: this.list(expr.results, last) });
          const exit = this.inner(expr.body, own, end);
          return exit?.type === "return" ? exit.values : [];
        };
      case "table": {
        const table = new Table();
        for (const [name, field] of Object.entries(expr.fields)) setIndex(table, name, this.one(field, scope));
        this.list(expr.items, scope).forEach((value, i) => setIndex(table, i + 1, value));
        return table;
      }
      case "index": {
        const table = scope.get(expr.table);
        const key = this.one(expr.key, scope);
        if (!(table instanceof Table)) throw new Raised("index");
        return table.map.get(key);
      }
    }
  }

  private unary(op: string, a: Value): Value {
    if (op === "not") return !truthy(a);
    if (op === "#") {
      if (a instanceof Table) throw new TooLong(); // any border
      if (typeof a !== "string") throw new Raised("length");
      return a.length;
    }
    return -this.operand(a);
  }

  private binary({ op, a, b }: Expr & { e: "binary" }, scope: Scope): Value {
    const x = this.one(a, scope);
    if (op === "and") return truthy(x) ? this.one(b, scope) : x;
    if (op === "or") return truthy(x) ? x : this.one(b, scope);
    const y = this.one(b, scope);
    switch (op) {
      case "==":
        return x === y;
      case "~=":
        return x !== y;
      case "<":
        return less(x, y);
      case ">":
        return less(y, x);
      case "<=":
        return lessEqual(x, y);
      case ">=":
        return lessEqual(y, x);
      case "..": {
        const text = this.toText(x) + this.toText(y);
        if (text.length > MAX_TEXT) throw new TooLong();
        return text;
      }
      default:
        return this.compute(op, this.operand(x), this.operand(y));
    }
  }

  private compute(op: string, x: number, y: number): number {
    switch (op) {
      case "+":
        return x + y;
      case "-":
        return x - y;
      case "*":
        return x * y;
      case "/":
        return x / y;
      case "%":
        return x - Math.floor(x / y) * y;
      case "^":
        return this.arithmetic.power(x, y);
      default:
        throw new Error(`no such operator: ${op}`);
    }
  }

  private toNumber(x: Value): number | undefined {
    return typeof x === "string" ? this.arithmetic.number(x) : typeof x === "number" ? x : undefined;
  }

  private operand(x: Value): number {
    const n = this.toNumber(x);
    if (n === undefined) throw new Raised("arithmetic");
    return n;
  }

  private toText(x: Value): string {
    if (typeof x === "number") return this.arithmetic.text(x);
    if (typeof x !== "string") throw new Raised("concatenate");
    return x;
  }
}

function truthy(x: Value): boolean {
  return x !== undefined && x !== false;
}

function less(x: Value, y: Value): boolean {
  if (typeof x === "number" && typeof y === "number") return x < y;
  if (typeof x === "string" && typeof y === "string") return x < y;
  throw new Raised("compare");
}

function lessEqual(x: Value, y: Value): boolean {
  if (typeof x === "number" && typeof y === "number") return x <= y;
  if (typeof x === "string" && typeof y === "string") return x <= y;
  throw new Raised("compare");
}

function setIndex(table: Value, key: Value, value: Value): void {
  if (!(table instanceof Table)) throw new Raised("index");
  if (key === undefined || Number.isNaN(key)) throw new Raised("key");
  if (value === undefined) table.map.delete(key);
  else table.map.set(key, value);
}

// ---- text ----

/** Chooses among n layouts: blanks, comments, parentheses that mean nothing. */
export type Choose = (n: number) => number;

const priority: Record<string, number> = {
  ...{ or: 1, and: 2, "<": 3, ">": 3, "<=": 3, ">=": 3, "~=": 3, "==": 3, "..": 4 },
  ...{ "+": 5, "-": 5, "*": 6, "/": 6, "%": 6, "^": 8 },
};
const rightAssociative = new Set(["..", "^"]);
const UNARY = 7;
/** Characters that must be kept apart: of each kind, side by side, they may mean something else. */
const word = /[\w.]/;
const sign = /[-=<>~[]/;
const blanks = [" ", "  ", "\t", "\n", "\r\n", " --\n", "--[[ ]] ", "--x]]\n", "--[==[ ]]\n]=] ]==]"];

/** Writes a program as Lua source. Nothing is said about the names `log` and `ipairs`: the program needs them. */
export class Printer {
  private readonly tokens: string[] = [];

  constructor(private readonly choose: Choose) {}

  print(program: Stat[]): string {
    this.block(program);
    let text = "";
    for (const token of this.tokens) {
      const last = text.at(-1) ?? "(";
      const apart = (word.test(last) && word.test(token[0]!)) || (sign.test(last) && sign.test(token[0]!));
      const blank = this.rarely(3) ? blanks[this.choose(blanks.length)]! : "";
      if ((blank === "" && apart) || (blank.startsWith("-") && last === "-")) text += " ";
      text += blank;
      text += token;
    }
    return text;
  }

  /** Once in `n` times; never where all choices are 0, which is what examples shrink to. */
  private rarely(n: number): boolean {
    return this.choose(n) === n - 1;
  }

  private put(...tokens: string[]): void {
    this.tokens.push(...tokens);
  }

  private block(body: Stat[]): void {
    for (const stat of body) {
      this.stat(stat);
      if (this.rarely(4)) this.put(";");
    }
  }

  private commas<T>(items: readonly T[], write: (item: T) => void): void {
    items.forEach((item, i) => {
      if (i > 0) this.put(",");
      write(item);
    });
  }

  private list(exprs: Expr[]): void {
    this.commas(exprs, (expr) => this.expr(expr, 0));
  }

  private stat(stat: Stat): void {
    switch (stat.s) {
      case "local":
        this.put("local");
        this.commas(stat.names, (name) => this.put(name));
        if (stat.values.length > 0) this.put("=");
        return this.list(stat.values);
      case "assign": {
        const targets: (() => void)[] = stat.names.map((name) => () => this.put(name));
        const { element } = stat;
        if (element) targets.push(() => this.index(element.table, element.key));
        this.commas(targets, (write) => write());
        this.put("=");
        return this.list(stat.values);
      }
      case "effect":
        if (stat.name !== null) this.put(stat.name, "=");
        return this.call(stat.f, stat.args);
      case "log":
        return this.call("log", stat.values);
      case "if":
        stat.branches.forEach(({ test, body }, i) => {
          this.put(i === 0 ? "if" : "elseif");
          this.expr(test, 0);
          this.put("then");
          this.block(body);
        });
        if (stat.otherwise) {
          this.put("else");
          this.block(stat.otherwise);
        }
        return this.put("end");
      case "while":
        this.put("do", "local", "_w", "=", "0", "while", "_w", "<", String(stat.times), "and");
        this.expr(stat.test, priority["and"]! + 1);
        this.put("do", "_w", "=", "_w", "+", "1", "do");
        this.block(stat.body);
        return this.put("end", "end", "end");
      case "repeat":
        this.put("do", "local", "_r", "=", "0", "repeat", "_r", "=", "_r", "+", "1");
        this.block(stat.body);
        this.put("until", "_r", ">=", String(stat.times), "or");
        this.expr(stat.test, priority["or"]! + 1);
        return this.put("end");
      case "for":
        this.put("for", stat.name, "=");
        this.list([stat.from, stat.to]);
        if (stat.step !== null) this.put(",", String(stat.step));
        return this.body(stat.body);
      case "ipairs":
        this.put("for", "k", ",", "b", "in", "ipairs", "(");
        this.expr(stat.table, 0);
        this.put(")");
        return this.body(stat.body);
      case "do":
        return this.body(stat.body);
      case "function":
        this.put("local", "function", stat.name);
        return this.functionBody(stat.value);
      case "break":
        return this.put("break");
      case "return":
        this.put("return");
        return this.list(stat.values);
    }
  }

  private body(body: Stat[]): void {
    this.put("do");
    this.block(body);
    this.put("end");
  }

  private call(f: string, args: Expr[]): void {
    const [only] = args;
    const string = args.length === 1 && only!.e === "constant" && typeof only!.value === "string";
    if (args.length === 1 && (string || only!.e === "table") && this.rarely(2)) {
      this.put(f);
      return this.bare(only!);
    }
    this.put(f, "(");
    this.list(args);
    this.put(")");
  }

  private index(table: string, key: Expr): void {
    if (key.e === "constant" && typeof key.value === "string" && /^[a-z]$/.test(key.value) && this.rarely(2)) {
      return this.put(table, ".", key.value);
    }
    this.put(table, "[");
    this.expr(key, 0);
    this.put("]");
  }

  private functionBody({ params, varargs, body, results }: Expr & { e: "function" }): void {
    this.put("(");
    this.commas(varargs ? [...params, "..."] : params, (name) => this.put(name));
    this.put(")");
    this.block(body);
    if (!leaves(body)) {
      this.put("return");
      this.list(results);
    }
    this.put("end");
  }

  /** An expression in a place where only what binds at least as strong as `least` needs no parentheses. */
  private expr(expr: Expr, least: number): void {
    const needed = expr.e === "paren" || strength(expr) < least;
    // Around what may be several values, parentheses do mean something.
    const several = expr.e === "call" || expr.e === "varargs";
    const count = Number(needed) + Number(!several && this.rarely(8));
    for (let i = 0; i < count; i++) this.put("(");
    this.bare(expr);
    for (let i = 0; i < count; i++) this.put(")");
  }

  private bare(expr: Expr): void {
    switch (expr.e) {
      case "constant":
        return this.put(...constant(expr.value, expr.form));
      case "name":
        return this.put(expr.name);
      case "varargs":
        return this.put("...");
      case "paren":
        return this.expr(expr.a, 0);
      case "unary":
        this.put(expr.op);
        return this.expr(expr.a, UNARY);
      case "binary": {
        const own = priority[expr.op]!;
        const right = rightAssociative.has(expr.op);
        this.expr(expr.a, right ? own + 1 : own);
        this.put(expr.op);
        // An operator in front binds weaker than "^", but nothing else can be meant behind it.
        const least = right ? own : own + 1;
        return this.expr(expr.b, expr.b.e === "binary" ? least : 0);
      }
      case "call":
        return this.call(expr.f, expr.args);
      case "index":
        return this.index(expr.table, expr.key);
      case "function":
        this.put("function");
        return this.functionBody(expr);
      case "table":
        return this.table(expr);
    }
  }

  private table({ items, fields }: Expr & { e: "table" }): void {
    const members: (() => void)[] = Object.entries(fields).map(([name, field]) => () => {
      if (this.rarely(2)) this.put(name, "=");
      else this.put("[", `"${name}"`, "]", "=");
      this.expr(field, 0);
    });
    members.push(...items.map((item) => () => this.expr(item, 0)));
    this.put("{");
    members.forEach((write, i) => {
      write();
      if (i < members.length - 1 || this.rarely(3)) this.put(this.choose(2) === 0 ? "," : ";");
    });
    this.put("}");
  }
}

/** Whether a block ends with a statement nothing may follow. */
function leaves(body: Stat[]): boolean {
  return body.at(-1)?.s === "return" || body.at(-1)?.s === "break";
}

function strength(expr: Expr): number {
  if (expr.e === "binary") return priority[expr.op]!;
  const signed =
    expr.e === "unary" || (expr.e === "constant" && typeof expr.value === "number" && negative(expr.value));
  return signed ? UNARY : Infinity;
}

function negative(x: number): boolean {
  return x < 0 || Object.is(x, -0);
}

/** The tokens of a constant, in one of the ways to write it. NaN and infinity have none, but 0/0 and 1e999. */
function constant(value: number | string | boolean | undefined, form: number): string[] {
  if (value === undefined) return ["nil"];
  if (typeof value === "string") return [stringText(value, form)];
  if (typeof value === "boolean") return [String(value)];
  return negative(value) ? ["-", numberText(-value, form)] : [numberText(value, form)];
}

function numberText(x: number, form: number): string {
  if (x === Infinity) return "1e999";
  const whole = Number.isInteger(x) && x < 2 ** 53;
  const text = String(x);
  if (whole && form === 1) return `0x${x.toString(16)}`;
  if (whole && form === 2) return `${x}.0`;
  if (whole && form === 3) return `${x}e0`;
  if (form === 4) return x.toExponential().toUpperCase();
  if (form === 5 && text.startsWith("0.")) return text.slice(1);
  return text;
}

function stringText(s: string, form: number): string {
  if (form === 1 && !/[\r\]]/.test(s)) return `[[${s.startsWith("\n") ? "\n" : ""}${s}]]`;
  if (form === 2 && !/\r/.test(s) && !s.includes("]=")) return `[=[${s.startsWith("\n") ? "\n" : ""}${s}]=]`;
  const quote = form === 3 ? "'" : '"';
  const escaped = s.replace(/[\\"'\n\r\0]|[^\x01-\xff]/g, (c) =>
    c === "\n"
      ? form === 4
        ? "\\\n"
        : "\\n"
      : /[\0\r]/.test(c)
        ? `\\${String(c.charCodeAt(0)).padStart(3, "0")}`
        : `\\${c}`,
  );
  return quote + escaped + quote;
}
