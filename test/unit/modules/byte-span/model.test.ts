import assert from "node:assert/strict";
import fc from "fast-check";
import t from "tap";
import { lines } from "../lua.js";

/** A byte_span as the manual has it: part of an array that others share. */
interface Span {
  region: number[];
  start: number;
  length: number;
  capacity: number;
}

/** One operation: indexes of spans and numbers are taken modulo what there is. */
type Operation =
  | { op: "new"; length: number; more: number }
  | { op: "slice"; span: number; from: number; to: number }
  | { op: "copy"; span: number; source: number | string }
  | { op: "append"; span: number; pieces: (number | string | null)[] }
  | { op: "join"; pieces: (number | string | null)[] }
  | { op: "write"; span: number; at: number; byte: number }
  | { op: "collect" };

const text = fc.string({ unit: fc.constantFrom("a", "b", "\0", "\n"), maxLength: 6 });
const span = fc.oneof(fc.nat(3), fc.nat(20));
const piece = fc.oneof({ weight: 3, arbitrary: span }, text, fc.constant(null));
const pieces = fc.array(piece, { maxLength: 4 });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ op: fc.constant("new" as const), length: fc.nat(8), more: fc.nat(12) }),
  fc.record({
    op: fc.constant("slice" as const),
    span,
    from: fc.integer({ min: -1, max: 12 }),
    to: fc.integer({ min: -1, max: 22 }),
  }),
  fc.record({ op: fc.constant("copy" as const), span, source: fc.oneof(span, text) }),
  fc.record({ op: fc.constant("append" as const), span, pieces }),
  fc.record({ op: fc.constant("join" as const), pieces }),
  fc.record({
    op: fc.constant("write" as const),
    span,
    at: fc.integer({ min: -1, max: 12 }),
    byte: fc.integer({ min: -1, max: 256 }),
  }),
  fc.record({ op: fc.constant("collect" as const) }),
);

const bytesOf = (s: Span): number[] => s.region.slice(s.start, s.start + s.length);
const codes = (s: string): number[] => [...Buffer.from(s, "latin1")];
const show = (bytes: number[]): string => Buffer.from(bytes).toString("hex");
const literal = (s: string): string =>
  `"${codes(s)
    .map((byte) => `\\${String(byte).padStart(3, "0")}`)
    .join("")}"`;

/** Does an operation to the spans of the model; answers its Lua expression, and what it raises or the bytes it answers. */
function perform(spans: Span[], operation: Operation): { lua: string; result: string } {
  const pick = (n: number): number => n % spans.length;
  const value = (p: number | string | null): number[] =>
    p === null ? [] : typeof p === "string" ? codes(p) : bytesOf(spans[pick(p)]!);
  const argument = (p: number | string | null): string =>
    p === null ? "nil" : typeof p === "string" ? literal(p) : `s[${pick(p) + 1}]`;
  const add = (made: Span): string => {
    spans.push(made);
    return show(bytesOf(made));
  };
  switch (operation.op) {
    case "new": {
      const { length, more } = operation;
      const region = new Array<number>(length + more).fill(0);
      return {
        lua: `byte_span.new(${length}, ${length + more})`,
        result: add({ region, start: 0, length, capacity: length + more }),
      };
    }
    case "slice": {
      const { from, to } = operation;
      const self = spans[pick(operation.span)]!;
      const lua = `s[${pick(operation.span) + 1}]:slice(${from}, ${to})`;
      if (from < 1 || from > self.capacity + 1 || to < from - 1 || to > self.capacity) return { lua, result: "ERANGE" };
      const { region } = self;
      const [start, length] = [self.start + from - 1, to - from + 1];
      return { lua, result: add({ region, start, length, capacity: self.capacity - from + 1 }) };
    }
    case "copy": {
      const self = spans[pick(operation.span)]!;
      const source = value(operation.source).slice(0, self.length);
      source.forEach((byte, i) => (self.region[self.start + i] = byte));
      return {
        lua: `s[${pick(operation.span) + 1}]:copy(${argument(operation.source)})`,
        result: String(source.length),
      };
    }
    case "append": {
      const self = spans[pick(operation.span)]!;
      const added = operation.pieces.flatMap(value);
      const lua = `s[${pick(operation.span) + 1}]:append(${operation.pieces.map(argument).join(", ")})`;
      const length = self.length + added.length;
      if (length <= self.capacity) {
        added.forEach((byte, i) => (self.region[self.start + self.length + i] = byte));
        return { lua, result: add({ ...self, length }) };
      }
      return { lua, result: add(fresh([...bytesOf(self), ...added], Math.max(length, 2 * self.capacity))) };
    }
    case "join": {
      const lua = `byte_span.append(${operation.pieces.map(argument).join(", ")})`;
      return { lua, result: add(fresh(operation.pieces.flatMap(value))) };
    }
    case "write": {
      const { at, byte } = operation;
      const self = spans[pick(operation.span)]!;
      const lua = `set(s[${pick(operation.span) + 1}], ${at}, ${byte})`;
      if (at < 1 || at > self.length || byte < 0 || byte > 255) return { lua, result: "ERANGE" };
      self.region[self.start + at - 1] = byte;
      return { lua, result: String(byte) };
    }
    case "collect":
      return { lua: "collect()", result: "nil" };
  }
}

/** New memory. How much there is to grow is our choice, not the manual's. */
function fresh(bytes: number[], capacity = bytes.length): Span {
  const region = [...bytes, ...new Array<number>(capacity - bytes.length).fill(0)];
  return { region, start: 0, length: bytes.length, capacity };
}

/** Does steps, and prints what each of them answered and all spans after it. */
const PRELUDE = `
local s = {}
local function set(span, i, byte) span[i] = byte return span[i] end
local function collect() -- what nobody refers to any more is overwritten
  collectgarbage()
  for size = 0, 40 do byte_span.new(size):copy(('z'):rep(size)) end
end
local ERANGE = require 'generic_error'.ERANGE
local function hex(span) return (tostring(span):gsub('.', function(c) return ('%02x'):format(c:byte()) end)) end
local function step(f)
  local ok, result = pcall(f)
  if type(result) == 'userdata' then s[#s + 1], result = result, hex(result) end
  print(ok and tostring(result) or result == ERANGE and 'ERANGE' or tostring(result))
  local all = {}
  for i, span in ipairs(s) do all[i] = #span .. '/' .. span.capacity .. ':' .. hex(span) end
  print(table.concat(all, ' '))
end
`;

/** A region of different bytes, and a short span that could grow over them. */
const BEGINNING: readonly Operation[] = [
  { op: "new", length: 8, more: 4 },
  { op: "copy", span: 0, source: "abcdefgh" },
  { op: "slice", span: 0, from: 1, to: 2 },
  { op: "slice", span: 0, from: 4, to: 5 },
];

t.test("spans do what arrays that share memory do", async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { maxLength: 25 }), async (operations) => {
      const spans: Span[] = [];
      const expected: string[] = [];
      let code = PRELUDE;
      for (const operation of [...BEGINNING, ...operations]) {
        const { lua, result } = perform(spans, operation);
        code += `step(function() return ${lua} end)\n`;
        expected.push(result, spans.map((s) => `${s.length}/${s.capacity}:${show(bytesOf(s))}`).join(" "));
      }
      assert.deepEqual(await lines(code), expected);
    }),
    { numRuns: 300 },
  );
  t.pass("no difference");
});
