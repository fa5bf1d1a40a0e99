import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import t from "tap";
import * as paths from "#dist/modules/filesystem/path-text.js";
import { root } from "../../../lua-runner.js";
import { lines } from "../lua.js";

/** What std::filesystem::path of libstdc++ 12 says; path-facts.cpp tells how it was asked. */
const facts = readFileSync(join(root, "test/unit/modules/filesystem/path-facts.txt"), "latin1")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as [string, string, ...unknown[]]);

t.test("a path is decomposed and changed as in C++", async (t) => {
  const rows = facts.filter(([sort]) => sort === "path");
  t.ok(rows.length > 100);
  for (const [, text, ...wanted] of rows) {
    t.same(
      [
        paths.elements(text),
        paths.rootDirectory(text),
        paths.relativePath(text),
        paths.parentPath(text),
        paths.filename(text),
        paths.stem(text),
        paths.extension(text),
        paths.normal(text),
        paths.removeFilename(text),
        paths.generic(text),
        paths.replaceExtension(text, ""),
        paths.replaceExtension(text, "x"),
        paths.replaceExtension(text, ".y.z"),
        paths.replaceFilename(text, "n"),
        paths.replaceFilename(text, "/n"),
      ],
      wanted.slice(0, -1),
      JSON.stringify(text),
    );
  }
});

t.test("two paths are compared and combined as in C++", async (t) => {
  const rows = facts.filter(([sort]) => sort === "pair");
  t.ok(rows.length > 1000);
  for (const [, a, b, ...wanted] of rows) {
    t.same(
      [
        Math.sign(paths.compare(a, b as string)),
        paths.append(a, b as string),
        paths.relativeTo(a, b as string),
        paths.proximateTo(a, b as string),
      ],
      wanted.slice(0, 4),
      JSON.stringify([a, b]),
    );
  }
});

t.test("Lua gets the same: every method and property", async (t) => {
  const rows = facts.filter(([sort, text]) => sort === "path" && !/[^ -~]/.test(text));
  const output = await lines(`
    local path = require 'filesystem'.path
    for _, text in ipairs { ${rows.map(([, text]) => JSON.stringify(text)).join(", ")} } do
      local p = path.new(text)
      local all = {}
      for e in p:iterator() do all[#all + 1] = tostring(e) end
      all = { table.concat(all, '|') }
      for _, q in ipairs { p:root_directory(), p:relative_path(), p:parent_path(), p:filename(), p:stem(), p:extension(),
          p:lexically_normal(), p:remove_filename(), path.new(p:to_generic()), p:replace_extension(),
          p:replace_extension('x'), p:replace_extension(path.new('.y.z')), p:replace_filename('n'),
          p:replace_filename(path.new('/n')) } do
        all[#all + 1] = tostring(q)
      end
      local properties = ''
      for _, name in ipairs { 'empty', 'has_root_path', 'has_root_name', 'has_root_directory', 'has_relative_path',
          'has_parent_path', 'has_filename', 'has_stem', 'has_extension', 'is_absolute', 'is_relative' } do
        properties = properties .. (p[name] and '1' or '0')
      end
      all[#all + 1] = properties
      print(table.concat(all, ';'))
    end`);
  t.same(
    output,
    rows.map(([, , elements, ...rest]) => [(elements as string[]).join("|"), ...rest].join(";")),
  );
});

/** Paths with every peculiarity: few different names, many separators and dots. */
const text = fc.string({ unit: fc.constantFrom("/", "/", ".", "a", "b", "\xff"), maxLength: 12 });

t.test("laws that hold for all paths", async () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const same = (x: string, y: string): boolean => paths.compare(x, y) === 0;
      // Its elements make the path.
      if (!same(paths.elements(a).reduce(paths.append, ""), a)) return false;
      if (!same(paths.append(paths.rootDirectory(a), paths.relativePath(a)), a)) return false;
      if (paths.removeFilename(a) + paths.filename(a) !== a) return false;
      if (paths.stem(a) + paths.extension(a) !== paths.filename(a)) return false;
      if (!same(paths.generic(a), a)) return false;
      // A normal form stays, and keeps the place.
      const normal = paths.normal(a);
      if (paths.normal(normal) !== normal || paths.isAbsolute(normal) !== paths.isAbsolute(a)) return false;
      // Order: of two, exactly one relation holds.
      if (Math.sign(paths.compare(a, b)) !== -Math.sign(paths.compare(b, a))) return false;
      // The way from b to a leads from b to a. (C++ finds a way for some bases above where they begin, which is none.)
      const [to, from] = [normal, paths.normal(b)];
      if (from.startsWith("..")) return true;
      const way = paths.relativeTo(to, from);
      const arrived = paths.normal(paths.append(from, way));
      const plain = (path: string): string => paths.normal(paths.append(path, "."));
      return way === "" || plain(arrived) === plain(to);
    }),
    { numRuns: 3000 },
  );
});

t.test("a path may be long, but not without end", async (t) => {
  t.same(
    await lines(`
      local path = require 'filesystem'.path
      local p = path.new(('a/'):rep(2 ^ 19))
      print(#tostring(p), #tostring(p:lexically_normal()), #tostring(p:parent_path()))
      local ok, e = pcall(function() return p .. 'x' end)
      print(ok, e == require 'generic_error'.ENAMETOOLONG)
      local n = 0
      for _ in p:iterator() do n = n + 1 end
      print(n)`),
    ["1048576\t1048576\t1048575", "false\ttrue", "524289"],
  );
});
