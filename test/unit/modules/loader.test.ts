import t from "tap";
import { Vm } from "#dist/index.js";

function vmWith(texts: Record<string, string>): Vm {
  const files = {
    read(file: string): Uint8Array | undefined {
      const text = texts[file];
      return text === undefined ? undefined : Buffer.from(text);
    },
  };
  return Vm.create({ modules: { script: "/p/main.lua", packages: [], files } });
}

t.test("two runs that ask for the same module at once both get it, and it is loaded once", async (t) => {
  const vm = vmWith({ "/p/slow.lua": "require('time').sleep(0.005) x = (x or 0) + 1 t = {}" });
  const load = () => vm.run("local m = require('./slow') return m.x, m", { args: [] });
  const [a, b] = await Promise.all([load(), load()]);
  t.same([a![0], b![0]], [1, 1]);
  vm.close();
});

t.test("both get the error of a module that fails, and may try again", async (t) => {
  const vm = vmWith({ "/p/bad.lua": "require('time').sleep(0.005) error('bad', 0)" });
  const load = () => vm.run("return select(2, pcall(require, './bad'))");
  t.same(await Promise.all([load(), load()]), [["bad"], ["bad"]]);
  t.same(await load(), ["bad"]);
  vm.close();
});

t.test("runs that import in a circle do not wait for each other for ever", async (t) => {
  const nap = "require('time').sleep(0.005)";
  const vm = vmWith({ "/p/a/init.lua": `${nap} b = require('../b')`, "/p/b/init.lua": `${nap} a = require('../a')` });
  const load = (id: string) => vm.run(`local ok, e = pcall(require, './${id}') return ok or tostring(e)`);
  const found = (await Promise.all([load("a"), load("b")])).flat();
  t.ok(
    found.some((text) => String(text).includes("partially loaded")),
    String(found),
  );
  vm.close();
});

t.test("a module that is there but cannot be read raises EIO, and no other file is tried in its place", async (t) => {
  const read = (file: string): Uint8Array | undefined => {
    if (file === "/p/x.lua") throw new Error("bad disk");
    return Buffer.from("name = 'init'");
  };
  const vm = Vm.create({ modules: { script: "/p/main.lua", packages: [], files: { read } } });
  const [message, isEio] = await vm.run(`
    local ok, e = pcall(require, './x')
    return tostring(e), e == require('generic_error').EIO`);
  t.same([message, isEio], ["Input/output error", true]);
  t.same(await vm.run("return require('./y').name"), ["init"]);
  vm.close();
});
