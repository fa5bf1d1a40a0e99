import t from "tap";
import { genericCategory } from "#dist/scheduler/runtime/error-categories.js";
import { lines } from "./lua.js";

t.test("every read gives a new error of the generic category", async (t) => {
  t.same(
    await lines(`
      local generic_error = require 'generic_error'
      local a, b = generic_error.EINVAL, generic_error.EINVAL
      a.arg = 1
      print(rawequal(a, b), a == b, b.arg, a == generic_error.EPERM)
      print(a.code, tostring(a.category), tostring(a), a:togeneric() == a)
      print(a.category == generic_error.EPERM.category, a.category:message(1))
      print(select(2, pcall(error, a)) == b)
      print(require 'generic_error' == generic_error)`),
    ["false\ttrue\tnil\tfalse", "22\tgeneric\tInvalid argument\ttrue", "true\tOperation not permitted", "true", "true"],
  );
});

t.test("every name gives its code", async (t) => {
  const names = Object.entries(genericCategory.codes);
  t.same(
    await lines(`
      local generic_error = require 'generic_error'
      for name in ('${names.map(([name]) => name).join(" ")}'):gmatch('%S+') do
        local e = generic_error[name]
        print(name, e.code, tostring(e))
      end`),
    names.map(([name, code]) => `${name}\t${code}\t${genericCategory.message(code)}`),
  );
});

t.test("an errno raised by the runtime equals the one of the module", async (t) => {
  t.same(
    await lines(`
      local f = spawn(function() end)
      f:join()
      local ok, e = pcall(f.join, f)
      print(ok, e == require 'generic_error'.EINVAL)`),
    ["false\ttrue"],
  );
});

t.test("any other key raises an error", async (t) => {
  const keys = [
    "'einval'",
    "'EL00P'",
    "''",
    "'toString'",
    "'constructor'",
    "'__proto__'",
    "'__index'",
    "22",
    "true",
    "{}",
  ];
  t.same(
    await lines(`
      local generic_error = require 'generic_error'
      for _, key in ipairs { ${keys.join(", ")} } do
        local ok, e = pcall(function() return generic_error[key] end)
        print(ok, tostring(e), tostring(e.category))
      end`),
    keys.map(() => "false\tRequested key wasn't found in the table/userdata\temilua.core"),
  );
});

t.test("the module is an opaque userdata", async (t) => {
  t.same(
    await lines(`
      local generic_error = require 'generic_error'
      print(type(generic_error), getmetatable(generic_error))
      print(pcall(setmetatable, generic_error, {}))
      print((pcall(function() generic_error.EINVAL = 1 end)))`).then((all) => all.map((line) => line.split("\t")[0])),
    ["userdata", "false", "false"],
  );
});
