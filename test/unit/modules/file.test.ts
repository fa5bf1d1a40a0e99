import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t, { type Test } from "tap";
import { Vm } from "#dist/index.js";
import { cli, nodeCommand } from "../../command.js";
import { linesWithFiles, openDescriptors } from "./descriptors.js";

function temporaryDirectory(t: Test): string {
  const directory = mkdtempSync(join(tmpdir(), "file-"));
  t.teardown(() => rmSync(directory, { recursive: true }));
  return directory;
}

t.test("a full file system raises ENOSPC, after it took what fits", async (t) => {
  const directory = temporaryDirectory(t);
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", directory]).status === 0;
  if (!mounted) {
    t.comment("skipped: this takes the right to mount");
    return;
  }
  t.teardown(() => void spawnSync("umount", [directory]));
  t.same(
    await linesWithFiles(
      `
      local file, fs = require 'file', require 'filesystem'
      local f = file.random_access.new()
      f:open(fs.path.new(directory) / 'f', file.open_flag.read_write + file.open_flag.create)
      local ok, e = pcall(file.write_all_at, f, 0, ('x'):rep(100000))
      print(ok, e, e.category, f.size)
      f:resize(0)
      print(file.write_all_at(f, 0, 'again'))
      local s = file.stream.new(f:release())
      local written, ok, e = 0, true
      while ok do
        ok, e = pcall(s.write_some, s, byte_span.new(40000))
        if ok then written = written + e end
      end
      print(written, e)
      s:close()`,
      { directory },
    ),
    ["false\tNo space left on device\tsystem\t65536", "5", "65536\tNo space left on device"],
  );
});

t.test("when there are no descriptors left EMFILE is raised, and all goes on once there are some", async (t) => {
  const script = join(temporaryDirectory(t), "main.lua");
  writeFileSync(
    script,
    `
    local file, fs, pipe = require 'file', require 'filesystem', require 'pipe'
    local null, flag = fs.path.new('/dev/null'), file.open_flag
    local r, w = pipe.pair()
    w:write_some(byte_span.new(1))
    local list = {}
    local ok, e
    repeat
      local f = file.stream.new()
      ok, e = pcall(f.open, f, null, flag.read_write)
      list[#list + 1] = f
    until not ok
    print(e, e.category)
    print(select(2, pcall(pipe.pair)))
    local fd = list[1]:release()
    print(select(2, pcall(fd.dup, fd)))
    print(list[2].is_open, r:read_some(byte_span.new(1)))
    for _, f in ipairs(list) do if f.is_open then f:close() end end
    print(#list > 5, (pcall(pipe.pair)))`,
  );
  const command = `ulimit -n 60; exec "$0" "$@"`;
  const [file, args] = nodeCommand([cli, "run", script]);
  const said = execFileSync("sh", ["-c", command, file, ...args], { encoding: "utf8" });
  t.same(said.split("\n"), [
    "Too many open files\tsystem",
    "Too many open files",
    "Too many open files",
    "true\t1",
    "true\ttrue",
    "",
  ]);
});

t.test("a program that may not use files opens none", async (t) => {
  let output = "";
  const vm = Vm.create({ stdout: (bytes) => (output += Buffer.from(bytes).toString()) });
  await vm.run(`
    local file, fs, pipe = require 'file', require 'filesystem', require 'pipe'
    local EPERM = require 'generic_error'.EPERM
    for _, class in ipairs { file.stream, file.random_access } do
      local f = class.new()
      local ok, e = pcall(f.open, f, fs.path.new('/dev/null'), file.open_flag.read_only)
      print(ok, e == EPERM)
    end
    print(select(2, pcall(pipe.pair)) == EPERM)`);
  vm.close();
  t.equal(output, "false\ttrue\nfalse\ttrue\ntrue\n");
});

t.test("a VM that is closed in the middle of anything leaves no descriptor open", async (t) => {
  const before = openDescriptors();
  const warmUp = `
    local pipe = require 'pipe'
    local r, w = pipe.pair()
    spawn(function() pcall(r.read_some, r, byte_span.new(1)) end):detach()
    this_fiber.yield()
    r:close()
    w:close()`;
  await linesWithFiles(warmUp);
  const settled = openDescriptors(); // with what koffi and libuv keep
  for (let round = 0; round < 5; round++) {
    const vm = Vm.create({ files: true });
    const job = vm.start(`
      local file, fs, pipe = require 'file', require 'filesystem', require 'pipe'
      local flag, b = file.open_flag, byte_span.new(1000000)
      local r, w = pipe.pair()
      spawn(function() r:read_some(b) end):detach()
      local r2, w2 = pipe.pair()
      w2:write_some(b)
      spawn(function() w2:write_some(b) end):detach()
      local zero, at, fd = file.stream.new(), file.random_access.new(), w:release()
      zero:open(fs.path.new('/dev/zero'), flag.read_only)
      at:open(fs.path.new('/dev/zero'), flag.read_only)
      spawn(function() while true do zero:read_some(b) end end):detach()
      while true do at:read_some_at(0, b) end`);
    const end = job.wait();
    for (let turn = 0; turn <= round; turn++) await new Promise(setImmediate);
    t.ok(openDescriptors() > settled);
    vm.close();
    await end;
    while (openDescriptors() > settled) await new Promise(setImmediate); // reads that have begun end first
  }
  t.equal(openDescriptors(), settled);
  t.ok(settled - before < 10);
});

t.test("bytes are read into the memory that the span has, and written from it", async (t) => {
  const path = join(temporaryDirectory(t), "f");
  writeFileSync(path, Buffer.from(Array.from({ length: 256 }, (_, i) => i)));
  t.same(
    await linesWithFiles(
      `
      local file, fs = require 'file', require 'filesystem'
      local f = file.random_access.new()
      f:open(fs.path.new(path), file.open_flag.read_write)
      local all = byte_span.new(10)
      print(f:read_some_at(65, all:slice(3, 5)), #all, all[2], all[3], all[5], all[6])
      print(f:write_some_at(0, all:slice(4, 5)), file.read_all_at(f, 0, all), all[1], all[2], all[3])`,
      { path },
    ),
    ["3\t10\t0\t65\t67\t0", "2\t10\t66\t67\t2"],
  );
});
