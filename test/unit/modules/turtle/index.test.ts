import t from "tap";
import { loadTurtle } from "#dist/modules/turtle/index.js";
import { lines } from "../lua.js";
import { category, easterEggs } from "./samples.js";

const locale = process.env.LC_ALL;
process.env.LC_ALL = "C";
t.teardown(() => {
  if (locale === undefined) delete process.env.LC_ALL;
  else process.env.LC_ALL = locale;
});

/** Runs Lua code that may load Turtle: `load_ttl(text, name)`. */
function program(code: string): Promise<string[]> {
  return lines(code, {
    load_ttl: (context) => (base) => {
      const { memory } = context.core;
      loadTurtle(context, base, Uint8Array.from(memory.stringBytes(base)), memory.stringLatin1(base + 8));
      return 1;
    },
  });
}

t.test("a member is a new error, by alias or by code", async (t) => {
  t.same(
    await program(`
      local eggs = load_ttl([==[${easterEggs}]==], './eggs')
      local e = eggs.EGREGIOUS
      e.context = 'Lorem ipsum'
      print(e.code, tostring(e.category), tostring(e), e.context)
      print(eggs[2] == e, eggs['EÓBVIO'] == e, eggs[2].context, eggs.ED == e, e.category == eggs.ED.category)
      print(select(2, pcall(error, eggs[2])) == e)
      print(e.category:message(3), e.category:message(9))
      print(type(eggs), getmetatable(eggs), type(e.category))`),
    [
      "2\t./eggs\tYou really blew it this time\tLorem ipsum",
      "true\ttrue\tnil\tfalse\ttrue",
      "true",
      "Computer bought the farm\tUnknown error 9",
      "userdata\terror_category_module\tuserdata",
    ],
  );
});

t.test("any other key raises an error", async (t) => {
  const keys = ["'eggs'", "''", "'toString'", "'__proto__'", "'\\255'", "0", "5", "2.5", "0/0", "true", "{}", "print"];
  t.same(
    await program(`
      local eggs = load_ttl([==[${easterEggs}]==], './eggs')
      for _, key in ipairs { ${keys.join(", ")} } do
        print(tostring(select(2, pcall(function() return eggs[key] end))))
      end`),
    keys.map(() => "Requested key wasn't found in the table/userdata"),
  );
});

t.test("togeneric answers the mapping, or the error itself", async (t) => {
  t.same(
    await program(`
      local generic_error = require 'generic_error'
      local eggs = load_ttl([==[${easterEggs}]==], './eggs')
      print(eggs.EGREGIOUS:togeneric() == generic_error.EINVAL, eggs.EGREGIOUS == generic_error.EINVAL)
      local e = eggs.ED
      print(rawequal(e:togeneric(), e))
      print(eggs.ED == generic_error.EPERM, 'the same number')`),
    ["true\tfalse", "true", "false\tthe same number"],
  );
});

t.test("errors of two modules differ", async (t) => {
  t.same(
    await program(`
      local text = [==[${easterEggs}]==]
      local a, b = load_ttl(text, 'a'), load_ttl(text, 'b')
      print(a.ED == b.ED, tostring(a.ED.category), tostring(b.ED.category), getmetatable(a) == getmetatable(b))`),
    ["false\ta\tb\ttrue"],
  );
});

t.test("messages follow the environment", async (t) => {
  const message = () => program(`print(tostring(load_ttl([==[${easterEggs}]==], 'x').EGREGIOUS))`);
  process.env.LC_ALL = "pt_BR.UTF-8";
  t.same(await message(), ["Você realmente se superou dessa vez"]);
  process.env.LC_ALL = "C";
  t.same(await message(), ["You really blew it this time"]);
});

t.test("what is wrong with a file is an error of the runtime", async (t) => {
  t.same(
    await program(`
      for _, text in ipairs { 'nonsense', '', [==[${category("cat:code 1.5")}]==] } do
        local ok, e = pcall(load_ttl, text, 'x')
        print(tostring(e), tostring(e.category))
      end`),
    [
      "Failed to parse RDF\temilua.core",
      "Parsed RDF doesn't contain a recognized Emilua module\temilua.core",
      "Parsed RDF module contains an invalid error category\temilua.core",
    ],
  );
});
