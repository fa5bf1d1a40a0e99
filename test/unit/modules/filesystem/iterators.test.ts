import { Dir, type Dirent, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import { root } from "../../../lua-runner.js";
import { Place } from "./place.js";

/** Descriptors that the process has open; undefined where that cannot be told. */
function descriptors(): number | undefined {
  return existsSync("/proc/self/fd") ? readdirSync("/proc/self/fd").length : undefined;
}

/** Collects what an iterator answers, sorted. */
const SORTED = `
  local function sorted(iter)
    local all = {}
    for entry, depth in iter do
      all[#all + 1] = tostring(entry.path) .. (depth and ' ' .. depth or '')
    end
    table.sort(all)
    print(table.concat(all, ', '))
  end
`.replaceAll("\n", " ");

t.test("a directory's entries are all there, once, without . and ..", async (t) => {
  const place = new Place(t);
  place.shell("mkdir d d/sub; touch d/a d/.hidden; ln -s nope d/broken; mkdir empty many; cd many; touch $(seq 1000)");
  t.same(
    await place.lines(`${SORTED}
      sorted(fs.directory_iterator(P 'd'))
      sorted(fs.directory_iterator(P 'empty'))
      local seen, n = {}, 0
      for entry in fs.directory_iterator(P 'many') do
        n = n + 1
        seen[tonumber(tostring(entry.path:filename()))] = true
      end
      print(n, #seen, type(fs.directory_iterator(P 'd')))
      local iter = fs.directory_iterator(P 'empty')
      print(iter(), iter(), iter('anything', 1, 2))`),
    ["DIR/d/.hidden, DIR/d/a, DIR/d/broken, DIR/d/sub", "", "1000\t1000\tfunction", "nil\tnil\tnil"],
  );
});

t.test("entries tell of their files, and keep what they told until they are refreshed", async (t) => {
  const place = new Place(t);
  place.shell("mkdir d; printf 12345 > d/f; chmod 640 d/f; ln d/f other; ln -s d/f link");
  t.same(
    await place
      .lines(
        `
      local entry = fs.directory_iterator(P 'd')()
      print(entry.path == P 'd/f', entry.file_size, entry.hard_link_count)
      print(entry.status.type, entry.status.mode == tonumber('640', 8), entry.symlink_status.type)
      print(entry.last_write_time == fs.last_write_time(P 'd/f'))
      fs.resize_file(P 'd/f', 7)
      print(entry.file_size, entry:refresh(), entry.file_size)
      fs.remove(P 'd/f')
      print(entry.file_size)
      entry:refresh()
      print(entry.symlink_status.type, entry.status.type, entry.status.mode)
      print(fails(function() return entry.file_size end), fails(function() return entry.hard_link_count end))
      print(fails(function() return entry.last_write_time end))
      print(fails(function() return entry.size end), fails(function() entry.path = 1 end):match '^not an error of ours')
      for entry in fs.directory_iterator(P()) do
        if entry.path:filename() == fs.path.new 'link' then print(entry.symlink_status.type, entry.status.type) end
        if entry.path:filename() == fs.path.new 'd' then print(fails(function() return entry.file_size end)) end
      end`,
      )
      .then((lines) => [...lines.slice(0, -2), ...lines.slice(-2).sort()]),
    [
      "true\t5\t2",
      "regular\ttrue\tregular",
      "true",
      "5\tnil\t7",
      "7",
      "not_found\tnot_found\tunknown",
      "system: No such file or directory\tsystem: No such file or directory",
      "system: No such file or directory",
      "emilua.core: Requested key wasn't found in the table/userdata\tnot an error of ours",
      "generic: Is a directory",
      "symlink\tnot_found",
    ],
  );
});

t.test("a recursive iterator answers each directory before what is in it, with its depth", async (t) => {
  const place = new Place(t);
  place.shell("mkdir -p t/a/b t/c; touch t/1 t/a/2 t/a/b/3; ln -s a t/link");
  t.same(
    await place.lines(`${SORTED}
      sorted((fs.recursive_directory_iterator(P 't')))
      local seen = {}
      for entry in fs.recursive_directory_iterator(P 't') do
        local up = tostring(entry.path:parent_path())
        assert(up == DIR .. '/t' or seen[up])
        seen[tostring(entry.path)] = true
      end
      sorted((fs.recursive_directory_iterator(P 't', { follow_directory_symlink = true })))`),
    [
      "DIR/t/1 0, DIR/t/a 0, DIR/t/a/2 1, DIR/t/a/b 1, DIR/t/a/b/3 2, DIR/t/c 0, DIR/t/link 0",
      "DIR/t/1 0, DIR/t/a 0, DIR/t/a/2 1, DIR/t/a/b 1, DIR/t/a/b/3 2, DIR/t/c 0, DIR/t/link 0, DIR/t/link/2 1, " +
        "DIR/t/link/b 1, DIR/t/link/b/3 2",
    ],
  );
});

t.test("the handle leaves directories out and leaves them early", async (t) => {
  const place = new Place(t);
  place.shell("mkdir -p t/a/b/c t/d; touch t/a/1 t/a/b/2 t/d/3");
  t.same(
    await place
      .lines(
        `
      local function walk(visit)
        local all = {}
        local iter, handle = fs.recursive_directory_iterator(P 't')
        for entry, depth in iter do
          local name = tostring(entry.path:filename())
          all[#all + 1] = name
          visit(handle, name)
        end
        table.sort(all)
        print(table.concat(all, ' '))
      end
      walk(function(handle, name) if name == 'a' then handle:disable_recursion_pending() end end)
      -- Whatever the order is, of what is in a only one is seen, and all of d.
      local inside = 0
      walk(function(handle, name)
        if name == '1' or name == 'b' then
          inside = inside + 1
          handle:pop()
        end
      end)
      print(inside)
      local iter, handle = fs.recursive_directory_iterator(P 't')
      print(getmetatable(handle), handle.recursion_pending)
      repeat local entry = iter() until tostring(entry.path:filename()) == 'a'
      handle:disable_recursion_pending()
      print(handle.recursion_pending)
      iter()
      print(handle.recursion_pending)
      handle:pop()
      handle:pop()
      print(iter(), iter())`,
      )
      .then((lines) =>
        lines.map((line) =>
          /^[1b] |\bb\b/.test(line)
            ? line
                .replace(/\b[1b]\b/, "")
                .trim()
                .replace(/ +/g, " ") + " x"
            : line,
        ),
      ),
    ["3 a d", "3 a d x", "1", "filesystem.recursive_directory_iterator\ttrue", "false", "true", "nil\tnil"],
  );
});

const skip = descriptors() === undefined && "no /proc";
t.test("what an iterator has open is closed at the end, by the collector, and with the VM", { skip }, async (t) => {
  const place = new Place(t);
  place.shell("mkdir -p t/a/b/c; cd t; touch $(seq 500) a/1 a/b/2");
  const before = descriptors();
  const vm = place.vm({ stdout: () => {} });
  await vm.run(`
    local fs = require 'filesystem'
    local path = fs.path.new(DIR .. '/t')
    for entry in fs.recursive_directory_iterator(path) do end
    for entry in fs.directory_iterator(path) do end`);
  t.equal(descriptors(), before, "at the end");
  const abandon = `
    local fs = require 'filesystem'
    local path = fs.path.new(DIR .. '/t')
    for i = 1, 20 do
      fs.directory_iterator(path)()
      local iter = fs.recursive_directory_iterator(path)
      for i = 1, 502 do iter() end
    end`;
  await vm.run(abandon);
  vm.collectGarbage();
  t.equal(descriptors(), before, "collected");
  t.notOk(Object.keys(vm.stats().handles).some((name) => name.includes("iterator")));
  await vm.run(
    `kept = {}; ${abandon.replace("local iter =", "local iter = nil; iter =").replace("for i = 1, 502", "kept[i] = iter; for i = 1, 502")}`,
  );
  vm.close();
  t.equal(descriptors(), before, "closed");
});

t.test("a directory that cannot be opened is an error, when it is asked for", async (t) => {
  const place = new Place(t);
  place.shell("touch f; ln -s loop loop");
  t.same(
    await place.lines(`
      for _, f in ipairs { fs.directory_iterator, fs.recursive_directory_iterator } do
        print(fails(f, P 'f'), fails(f, P 'nope'), fails(f, P 'loop'))
        print(fails(f, fs.path.new('')), fails(f, P(('x'):rep(300))))
      end`),
    [1, 2].flatMap(() => [
      "system: Not a directory\tsystem: No such file or directory\tsystem: Too many levels of symbolic links",
      "system: No such file or directory\tsystem: File name too long",
    ]),
  );
});

t.test("a directory that has vanished before it is entered is an error; the next call goes on behind it", async (t) => {
  const place = new Place(t);
  place.shell("mkdir -p t/a t/b t/c; touch t/a/1 t/b/1 t/c/1");
  t.same(
    await place.lines(`
      local iter = fs.recursive_directory_iterator(P 't')
      local first = iter().path
      fs.remove_all(first)
      print(fails(iter))
      local n = 0
      for entry in iter do n = n + 1 end
      print(n)`),
    ["system: No such file or directory", "4"],
  );
});

t.test("links that lead round in a circle end in ELOOP, not in an endless walk", async (t) => {
  const place = new Place(t);
  place.shell(
    "mkdir -p t/a/b; ln -s .. t/a/b/up; ln -s ../../.. t/a/b/top; ln -s . t/self; touch t/a/b/z; ln -s loop t/loop",
  );
  t.same(
    await place
      .lines(
        `
      local function count(options)
        local n, errors = 0, {}
        local iter = fs.recursive_directory_iterator(P 't', options)
        while true do
          local ok, entry = pcall(iter)
          if not ok then errors[#errors + 1] = tostring(entry)
          elseif entry == nil then break
          else n = n + 1 end
        end
        print(n, #errors, errors[1], errors[2], errors[3])
      end
      count()
      count { follow_directory_symlink = true }`,
      )
      .then((lines) => {
        const [n, errors, ...messages] = lines[1]!.split("\t");
        return [lines[0], Number(n) < 50 && Number(errors) >= 3, new Set(messages)];
      }),
    ["7\t0\tnil\tnil\tnil", true, new Set(["Too many levels of symbolic links"])],
  );
});

t.test("an interrupted program of pure iteration goes on: the iterators are no interruption points", async (t) => {
  const place = new Place(t);
  place.shell("touch a b c");
  t.same(
    await place.lines(`
      local n = 0
      local f = spawn(function()
        for entry in fs.directory_iterator(P()) do n = n + entry.file_size + 1 end
        this_fiber.yield()
        n = 0
      end)
      f:interrupt()
      f:join()
      print(n, f.interruption_caught)
      this_fiber.forbid_suspend()
      for entry in fs.recursive_directory_iterator(P()) do n = n + 1 end
      this_fiber.allow_suspend()
      print(n)`),
    ["3\ttrue", "6"],
  );
});

t.test("names of any bytes come back as they are", async (t) => {
  const place = new Place(t);
  const names = [Buffer.from([0xff, 0xfe]), Buffer.from("é"), Buffer.from([0x0a, 0x22]), Buffer.from([0xc3])];
  for (const name of names) {
    mkdirSync(Buffer.concat([Buffer.from(`${place.path}/`), name]));
    writeFileSync(Buffer.concat([Buffer.from(`${place.path}/`), name, Buffer.from("/f\x80", "latin1")]), "1");
  }
  const output = await place.lines(`
    local all = {}
    for entry, depth in fs.recursive_directory_iterator(P()) do
      local relative = entry.path:lexically_relative(P())
      all[#all + 1] = (tostring(relative):gsub('.', function(c) return ('%02x'):format(c:byte()) end))
      if depth == 1 then
        assert(entry.file_size == 1 and fs.canonical(entry.path) == fs.canonical(P()) / relative)
        fs.rename(entry.path, entry.path .. '\\254')
        fs.create_symlink(entry.path, entry.path)
        assert(fs.read_symlink(entry.path) == entry.path)
      end
    end
    print(fs.remove_all(P()))
    table.sort(all)
    for _, name in ipairs(all) do print(name) end`);
  const hex = names.map((name) => name.toString("hex"));
  t.same(output, ["13", ...[...hex, ...hex.map((name) => `${name}2f6680`)].sort()]);
  t.notOk(existsSync(join(place.path)));
});

t.test("where Node stumbles over the type of a name that is not ASCII, all entries are there nevertheless", async (t) => {
  const place = new Place(t);
  place.shell("touch a b c d \"$(printf '\\303\\251')\" \"$(printf '\\377')\"; mkdir e");
  // On a file system that does not tell types, Node asks for each by its name: as UTF-8, when it was to give names as Latin-1.
  const { readSync } = Dir.prototype;
  let failures = 0;
  Dir.prototype.readSync = function (this: Dir): Dirent | null {
    const entry = readSync.call(this);
    if (entry === null || typeof entry.name !== "string" || !/[^ -~]/.test(entry.name)) return entry;
    failures++;
    throw Object.assign(new Error("no such file"), { code: "ENOENT", errno: -2 });
  };
  t.teardown(() => (Dir.prototype.readSync = readSync));
  t.same(
    await place.lines(`
      local n, bytes = 0, 0
      for entry in fs.directory_iterator(P()) do
        n = n + 1
        bytes = bytes + #tostring(entry.path:filename())
        assert(entry.symlink_status.type ~= 'not_found')
      end
      print(n, bytes)`),
    ["7\t8"],
  );
  t.equal(failures, 1);
});

t.test("iterators that nobody has any more are closed when descriptors run out", { skip }, async (t) => {
  const place = new Place(t);
  place.shell("mkdir -p t/a; touch t/1 t/2");
  // A process of its own, with few descriptors.
  writeFileSync(
    join(place.path, "many.lua"),
    `local fs = require 'filesystem'
    local path = fs.path.new 't'
    collectgarbage 'stop'
    for i = 1, 300 do
      fs.directory_iterator(path)()
      local iter = fs.recursive_directory_iterator(path)
      for i = 1, 3 do iter() end
    end
    local kept = {}
    print(pcall(function() while true do kept[#kept + 1] = fs.directory_iterator(path) end end))`,
  );
  const command = `ulimit -n 100; exec "${process.execPath}" "${join(root, "dist/cli.cjs")}" run many.lua`;
  t.equal(place.shell(command), "false\tToo many open files\n");
});

t.test("entries and paths count as memory of their VM", async (t) => {
  const place = new Place(t);
  place.shell("touch a");
  const vm = place.vm({ memoryLimit: 16 << 20, stdout: () => {} });
  const [ok, message, count, after] = await vm.run(`
    local fs = require 'filesystem'
    local kept = {}
    local ok, e = pcall(function()
      while true do kept[#kept + 1] = fs.directory_iterator(fs.path.new(DIR))() end
    end)
    local count = #kept
    kept = nil
    collectgarbage()
    return ok, tostring(e), count, tostring(fs.path.new('/x'):filename())`);
  t.equal(ok, false);
  t.equal(message, "Cannot allocate memory");
  t.ok((count as number) > 100 && (count as number) < 40000, String(count));
  t.equal(after, "x", "and the VM goes on");
  vm.close();
});

t.test("a directory of 5,000 files does not keep the event loop from its work", async (t) => {
  const place = new Place(t);
  place.shell("seq 5000 | xargs touch");
  let ticks = 0;
  const timer = setInterval(() => ticks++, 0);
  t.teardown(() => clearInterval(timer));
  t.same(
    await place.lines(`
      local n = 0
      for entry in fs.directory_iterator(P()) do n = n + 1 + entry.file_size end
      print(n)`),
    ["5000"],
  );
  t.ok(ticks > 0);
});
