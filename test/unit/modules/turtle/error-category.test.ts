import fc from "fast-check";
import t from "tap";
import { parseErrorCategory, type TurtleCategory } from "#dist/modules/turtle/error-category.js";
import { RdfError } from "#dist/modules/turtle/rdf-error.js";
import { category, easterEggs } from "./samples.js";

function parse(text: string | Uint8Array, locale?: string): TurtleCategory {
  return parseErrorCategory(typeof text === "string" ? Buffer.from(text) : text, locale, "eggs");
}

/** What is wrong with a module; undefined for nothing. Anything thrown but an RdfError passes. */
function problem(text: string | Uint8Array): string | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    if (error instanceof RdfError) return error.code;
    throw error;
  }
}

t.test("the manual's example is a category", async (t) => {
  const eggs = parse(easterEggs);
  t.equal(eggs.name, "eggs");
  t.same(eggs.codes, { ED: 1, EGREGIOUS: 2, EÓBVIO: 2, EIEIO: 3, EGRATUITOUS: 4 });
  t.equal(eggs.message(2), "You really blew it this time");
  t.equal(eggs.message(5), "Unknown error 5");
  t.equal(eggs.toGeneric(2), 22);
  t.equal(eggs.toGeneric(3), undefined);
  t.ok(eggs.has(4));
  t.notOk(eggs.has(5));
});

t.test("messages are in the language wanted where there is one", async (t) => {
  const eggs = parse(easterEggs, "pt-BR");
  t.equal(eggs.message(2), "Você realmente se superou dessa vez");
  t.equal(eggs.message(3), "Computer bought the farm");
  t.equal(parse(easterEggs, "pt-PT").message(2), "You really blew it this time");
});

t.test("what is no Turtle is bad_rdf", async (t) => {
  for (const text of [
    "local x = 1",
    "<about:emilua-module> a",
    "<about:emilua-module> a cat:x .",
    "@prefix cat: <https://schema.emilua.org/",
    '<a:b> <c:d> "\\uD800" .',
    "{ <a:b> => <c:d> } .",
    Uint8Array.of(0xff, 0xfe, 0x20),
    Uint8Array.of(0x23, 0xc3, 0x0a),
  ]) {
    t.equal(problem(text), "bad_rdf", String(text));
  }
});

t.test("Turtle that does not declare a known module is bad_rdf_module", async (t) => {
  for (const text of [
    "",
    "# a comment",
    "<a:b> <c:d> 1 .",
    "<about:emilua-module> a <https://schema.emilua.org/error_category/1/> .",
    "<about:emilua-module> a <https://schema.emilua.org/error_category/0/#> .",
    '<about:emilua-module> a "https://schema.emilua.org/error_category/0/" .',
    "<about:another> a <https://schema.emilua.org/error_category/0/> .",
    "[] a <https://schema.emilua.org/error_category/0/> .",
  ]) {
    t.equal(problem(text), "bad_rdf_module", text);
  }
});

t.test("errors that contradict the schema are bad_rdf_error_category", async (t) => {
  for (const errors of [
    [""],
    ['cat:alias "E"; cat:message "m"'],
    ["cat:code 1.0"],
    ["cat:code 1e0"],
    ['cat:code "1"'],
    ["cat:code true"],
    ["cat:code <about:one>"],
    ["cat:code []"],
    ['cat:code "one"^^xsd:integer'],
    ['cat:code ""^^xsd:integer'],
    ["cat:code 2147483648"],
    ["cat:code -2147483649"],
    [`cat:code 1${"0".repeat(400)}`],
    ["cat:code 1, 2"],
    ["cat:code 1, <about:one>"],
    ["cat:code 1", "cat:code 1"],
    ["cat:code 1", "cat:code 01"],
    ['cat:code 1; cat:alias "E"', 'cat:code 2; cat:alias "F", "E"'],
    ["cat:code 1; cat:alias 1"],
    ["cat:code 1; cat:alias <about:E>"],
    ['cat:code 1; cat:alias "E"@en'],
    ["cat:code 1; cat:message 1"],
    ["cat:code 1; cat:message []"],
    ['cat:code 1; cat:message "a", "b"'],
    ['cat:code 1; cat:message "a"@pt-BR, "b"@pt-br'],
    ['cat:code 1; cat:generic_error "EWRONG"'],
    ['cat:code 1; cat:generic_error "constructor"'],
    ["cat:code 1; cat:generic_error 22"],
    ['cat:code 1; cat:generic_error "EINVAL", "EPERM"'],
  ]) {
    t.equal(problem(category(...errors)), "bad_rdf_error_category", errors.join(" | "));
  }
  const literal = `${category()} <about:emilua-module> cat:error 1 .`;
  t.equal(problem(literal), "bad_rdf_error_category");
});

t.test("the schema asks for no more than a code", async (t) => {
  t.same(parse(category()).codes, {}, "nor for errors");
  const plain = parse(category("cat:code 7"));
  t.ok(plain.has(7));
  t.equal(plain.message(7), "Unknown error 7");
  t.equal(parse(category('cat:code 7; cat:alias "E"')).message(7), "E");
  t.equal(parse(category('cat:code 7; cat:message ""')).message(7), "");
  t.same(parse(category('cat:code -1, -01; cat:alias "E", "E"; <about:more> 1')).codes, { E: -1 });
  t.equal(parse(category('cat:code 1; cat:generic_error "EAGAIN", "EWOULDBLOCK"')).toGeneric(1), 11);
  t.ok(parse(`${category()} <about:emilua-module> cat:error _:e, _:e . _:e cat:code 3 .`).has(3));
});

t.test("an alias may be any text", async () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: "binary" }), { minLength: 1 }), (names) => {
      const text = (name: string) => JSON.stringify(name).replaceAll("\x7f", "\\u007F");
      const codes = new Map(
        Object.entries(parse(category(...names.map((name, i) => `cat:code ${i}; cat:alias ${text(name)}`))).codes),
      );
      return codes.size === names.length && names.every((name, i) => codes.get(name) === i);
    }),
  );
});

t.test("a damaged file raises nothing but the three errors", async (t) => {
  const bytes = Buffer.from(easterEggs);
  const seen = new Set<string | undefined>();
  for (let end = 0; end < bytes.length; end++) seen.add(problem(bytes.subarray(0, end)));
  const at = fc.nat(bytes.length - 1);
  fc.assert(
    fc.property(fc.array(fc.tuple(at, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }), (changes) => {
      const damaged = Buffer.from(bytes);
      for (const [i, byte] of changes) damaged[i] = byte;
      seen.add(problem(damaged));
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(at, at, (a, b) => {
      const [start, end] = a < b ? [a, b] : [b, a];
      seen.add(problem(Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)])));
    }),
    { numRuns: 500 },
  );
  fc.assert(fc.property(fc.uint8Array(), (noise) => void seen.add(problem(noise))));
  for (const code of ["bad_rdf", "bad_rdf_module"]) t.ok(seen.has(code), code);
});
