import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import fc from "fast-check";
import { LuaError, Vm } from "#dist/index.js";
import { loadModule } from "#dist/interp/loader.js";
import { jsonDomCategory, jsonLexerCategory } from "#dist/scheduler/runtime/error-categories.js";
import { root } from "../../lua-runner.js";
import { lines } from "./lua.js";

// Laws about json that hold for all inputs, with JSON.parse and JSON.stringify as the peers, and what needs more than the core. The
// rest is in test/lua/json. PROPERTY_SEED and PROPERTY_RUNS: see properties.test.ts.

const more = Number(process.env["PROPERTY_RUNS"] ?? 1);

function check<T>(runs: number, law: fc.IProperty<T>): void {
  fc.assert(law, {
    seed: Number(process.env["PROPERTY_SEED"] ?? 2025),
    numRuns: runs * more,
    interruptAfterTimeLimit: 4_000 * more,
    markInterruptAsFailure: false,
  });
}

/** decode and encode of a new VM, from text to text. */
async function open(core?: object) {
  const vm = Vm.create({ seed: 1, ...(core && { core }) });
  await vm.run("json = require 'json'");
  const again = vm.load("local text, indent = ... return json.encode(json.decode(text), {indent = indent})");
  const number = vm.load("return json.encode((...))");
  return {
    /** The text again, or the code of the error. */
    again(text: string, indent?: string): string | number {
      try {
        return again.call(text, indent) as string;
      } catch (error) {
        if (error instanceof LuaError) return (error.value as { code: number }).code;
        throw error;
      }
    },
    number: (n: number) => number.call(n) as string,
    [Symbol.dispose]: () => vm.close(),
  };
}

/** The same value with its members in the order of their bytes. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const names = Object.keys(value).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  // What looks like an index comes first in JavaScript, whatever the order of assignment: so names get a letter, see `stringify`.
  for (const name of names) copy[`_${name}`] = sorted((value as Record<string, unknown>)[name]);
  return copy;
}

/** JSON.stringify with members in order; names in the value begin with a letter that is taken away again. */
function stringify(value: unknown, indent?: string): string {
  const text = JSON.stringify(sorted(value), null, indent);
  return text.replace(/("(?:[^"\\]|\\.)*")(:?)/g, (all, name: string, colon) => (colon ? `"${name.slice(2)}:` : all));
}

const string = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom("a", '"', "\\", "\n", "\0", "\x1f", "\x7f", "é", "€", "😀", "\u2028"),
    maxLength: 60,
  }),
);
const number = fc.oneof(
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.tuple(fc.integer(), fc.integer({ min: 0, max: 12 })).map(([n, places]) => n / 10 ** places),
  fc.tuple(fc.nat({ max: 2046 }), fc.constantFrom(1, 1 + 2 ** -52, 2 - 2 ** -52)).map(([e, m]) => 2 ** (e - 1023) * m),
  fc.tuple(fc.maxSafeInteger(), fc.integer({ min: -12, max: 3 })).map(([n, e]) => n * 2 ** e), // ties
);
const finite = number.filter((n) => Number.isFinite(n) && !Object.is(n, -0));
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    fc.oneof(string, finite, fc.boolean(), fc.constant(null)),
    fc.array(tie("tree"), { maxLength: 8 }),
    fc.dictionary(
      string.filter((s) => s !== "__proto__"),
      tie("tree"),
      { maxKeys: 20 },
    ),
  ),
}));

for (const [name, core] of [["normal"], ["stress", loadModule(join(root, "dist/core-stress.wasm"))]] as const) {
  t.test(`a text decoded and encoded is what JSON.stringify gives (${name} core)`, async () => {
    using json = await open(core);
    check(
      core ? 300 : 2000,
      fc.property(tree, fc.constantFrom(undefined, " ", "\t\t"), fc.constantFrom(undefined, "\n  "), (value, a, b) => {
        assert.equal(json.again(JSON.stringify(value, null, b), a), stringify(value, a));
      }),
    );
  });
}

t.test("numbers get the text that JavaScript gives them", async () => {
  using json = await open();
  check(
    20_000,
    fc.property(finite, (n) => {
      assert.equal(json.number(n), JSON.stringify(n));
    }),
  );
});

t.test("decode takes what JSON.parse takes, but for the limits, and reads the same", async () => {
  using json = await open();
  const noise = fc.constantFrom(
    ...'{}[]:,"\\/0123456789-+.eEutfn \t\n\0\u0001é',
    "1e5",
    "-0.5",
    "null",
    "true",
    '"a"',
    "\\u0041",
  );
  const broken = fc
    .tuple(tree, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 2 }), noise), { maxLength: 3 }))
    .map(([value, edits]) => {
      let text = JSON.stringify(value);
      for (const [where, remove, insert] of edits) {
        const at = where % (text.length + 1);
        text = text.slice(0, at) + insert + text.slice(at + remove);
      }
      return text.toWellFormed();
    });
  check(
    8000,
    fc.property(
      fc.oneof(
        broken,
        fc.array(noise, { maxLength: 12 }).map((parts) => parts.join("")),
      ),
      (text) => {
        const found = json.again(text);
        let value: unknown;
        try {
          value = JSON.parse(text);
        } catch {
          return assert.equal(typeof found, "number", `${text} is refused`);
        }
        if (typeof found === "number") {
          const large = found === jsonDomCategory.codes.result_out_of_range && /\d{22}|[eE]\+?\d{3}/.test(text);
          const surrogate = found === jsonLexerCategory.codes.unpaired_surrogate && /\\ud/i.test(text);
          return assert.ok(large || surrogate, `${text} is taken, not ${found}`);
        }
        assert.equal(found.replace(/(?<=^|[[:,])-0(?=$|[\],}])/g, "0"), stringify(value));
      },
    ),
  );
});

t.test("any bytes are refused or read", async () => {
  const vm = Vm.create({ strings: "bytes" });
  await vm.run("json = require 'json'");
  const decode = vm.load("return (pcall(json.decode, (...)))");
  const valid = (bytes: Uint8Array): boolean => {
    try {
      JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
      return true;
    } catch {
      return false;
    }
  };
  check(
    4000,
    fc.property(fc.uint8Array({ maxLength: 12 }), fc.boolean(), (bytes, quoted) => {
      const text = quoted ? Buffer.concat([Buffer.from('"'), bytes, Buffer.from('"')]) : Buffer.from(bytes);
      assert.equal(decode.call(text), valid(text) && !/\\u[dD][89a-fA-F]/.test(text.toString("latin1")));
    }),
  );
  vm.close();
});

t.test("errors belong to the two categories", async (t) => {
  t.same(
    await lines(`
      local json, generic_error = require 'json', require 'generic_error'
      local function show(...)
        local _, e = pcall(...)
        print(tostring(e), e.category == json.lexer_ecat, e.category == json.dom_ecat, e.position, e:togeneric().code)
      end
      print(json.lexer_ecat, json.dom_ecat, json.lexer_ecat == json.dom_ecat)
      show(json.decode, '[1,')
      show(json.decode, '["\\128"]')
      show(json.decode, '[30' .. ('0'):rep(45))
      show(json.encode, {0/0})
      show(json.encode, '\\128')
      show(json.decode, ('['):rep(2000))
      local cyclic = {}
      cyclic.x = cyclic
      local _, e = pcall(json.encode, cyclic)
      print(e, e.category)
      local _, e = pcall(json.decode, 1)
      print(e == generic_error.EINVAL, e.arg)`),
    [
      "emilua.json.lexer\temilua.json.dom\tfalse",
      "Unexpected end of the JSON text\ttrue\tfalse\t4\t22",
      "The JSON text is not valid UTF-8\ttrue\tfalse\t3\t84",
      "Numerical result out of range\tfalse\ttrue\t2\t34",
      "Numerical result out of range\tfalse\ttrue\tnil\t34",
      "A string is not valid UTF-8\tfalse\ttrue\tnil\t84",
      "Nesting level too deep\tfalse\ttrue\t1001\t2",
      "Reference cycle exists\temilua.core",
      "true\t1",
    ],
  );
});

t.test("the errors are those of the core and of the documentation", async (t) => {
  const header = readFileSync(join(root, "wasm/src/json.h"), "utf8");
  const [lexer, dom] = [/JSON_END = 1,([^}]*?);?\s*\/\*/, /JSON_RANGE = 101,([^}]*?)\/\*/].map(
    (list) => list.exec(header)![1]!.match(/JSON_\w+/g)!.length + 1,
  );
  t.same(
    [lexer, dom],
    [jsonLexerCategory, jsonDomCategory].map((category) => Object.keys(category.codes).length),
  );
  const page = readFileSync(join(root, "docs/modules/json.md"), "utf8");
  for (const category of [jsonLexerCategory, jsonDomCategory]) {
    for (const code of Object.values(category.codes)) t.match(page, `| ${code} | ${category.message(code)} |`);
  }
});

t.test("decode reads byte_spans", async (t) => {
  t.same(
    await lines(`
      local json, byte_span = require 'json', require 'byte_span'
      print(json.encode(json.decode(byte_span.append('{"a": ', '[1, 2]}'))))
      print(select(2, pcall(json.decode, byte_span.append('[1'))).position)
      print(json.decode(byte_span.append('xx"a"xx'):slice(3, 5)))`),
    ['{"a":[1,2]}', "3", "a"],
  );
});

t.test("a document that does not fit the memory limit ends its VM and nothing else", async (t) => {
  const vm = Vm.create({ memoryLimit: 4 << 20, stderr: () => {} });
  vm.set("text", `[${"[],".repeat(400_000)}0]`);
  await t.rejects(vm.run("require('json').decode(text)"), { code: "ERR_VM_MEMORY" });
  vm.close();
});

t.test("a long document takes many slices", async (t) => {
  const vm = Vm.create();
  const { core } = vm.context;
  let slices = 0;
  const resume = core.resume.bind(core);
  core.resume = (...args) => {
    slices++;
    return resume(...args);
  };
  const count = async (code: string): Promise<number> => {
    const before = slices;
    await vm.run(code);
    return slices - before;
  };
  await vm.run("json, list = require 'json', {} for i = 1, 200000 do list[i] = {i, {name = tostring(i)}} end");
  t.ok((await count("text = json.encode(list)")) > 3, "encoding");
  t.ok((await count("copy = json.decode(text)")) > 3, "decoding");
  t.same(await vm.run("return #copy, copy[200000][2].name"), [200000, "200000"]);
  vm.close();
});
