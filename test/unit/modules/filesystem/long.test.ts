import { execFileSync, spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import t, { type Test } from "tap";
import { cli, nodeCommand } from "../../../command.js";
import { PREAMBLE, Place } from "./place.js";

/** Runs calls, one a line; answers what each raises, or "no error". */
async function outcomes(t: Test, place: Place, wanted: readonly (readonly [string, string])[]): Promise<void> {
  const found = await place.lines(wanted.map(([call]) => `print(fails(fs.${call}))`).join("\n"));
  t.same(
    wanted.map(([call], i) => `${call} -> ${found[i]}`),
    wanted.map(([call, result]) => `${call} -> ${result}`),
  );
}

const MESS = `
  mkdir -p d/e; echo hi > f; echo ho > g; ln -s f lf; ln -s d ld; ln -s nope dang; mkfifo p
  echo x > d/x; echo y > d/e/y; ln -s x d/lx; chmod 750 d d/e; chmod 601 f`;

t.test("copy_file tells whether it copied, and what it cannot copy", async (t) => {
  const place = new Place(t);
  place.shell(MESS);
  t.same(
    await place.lines(`
      print(fs.copy_file(P 'f', P 'n1'), fs.status(P 'n1').mode == tonumber('601', 8))
      print(fs.copy_file(P 'lf', P 'n2'), fs.symlink_status(P 'n2').type)
      print(fs.copy_file(P 'f', P 'g', { existing = 'skip' }), fs.file_size(P 'g'))
      fs.last_write_time(P 'g', fs.last_write_time(P 'f') + 10)
      print(fs.copy_file(P 'f', P 'g', { existing = 'update' }))
      fs.last_write_time(P 'g', fs.last_write_time(P 'f') - 10)
      print(fs.copy_file(P 'f', P 'g', { existing = 'update' }))
      print(fs.copy_file(P 'f', P 'g', { existing = 'overwrite' }))
      print(fs.copy_file(P 'f', P 'n3', {}), fs.copy_file(P 'f', P 'n4', nil))`),
    ["true\ttrue", "true\tregular", "false\t3", "false", "true", "true", "true\ttrue"],
  );
  t.equal(place.shell("cat n1 n2 g n3"), "hi\nhi\nhi\nhi\n");
  await outcomes(t, place, [
    ["copy_file, P 'f', P 'g'", "generic: File exists"],
    ["copy_file, P 'f', P 'lf', { existing = 'overwrite' }", "generic: File exists"],
    ["copy_file, P 'f', P 'f', { existing = 'skip' }", "generic: File exists"],
    ["copy_file, P 'f', P 'd', { existing = 'overwrite' }", "generic: Invalid argument"],
    ["copy_file, P 'd', P 'n5'", "generic: Invalid argument"],
    ["copy_file, P 'p', P 'n5'", "generic: Invalid argument"],
    ["copy_file, P 'f', P 'p', { existing = 'overwrite' }", "generic: Invalid argument"],
    ["copy_file, P 'nope', P 'n5'", "system: No such file or directory"],
    ["copy_file, P 'f', P 'nope/n5'", "system: No such file or directory"],
    ["copy_file, P 'f', P 'dang'", "system: File exists"],
    ["copy_file, P 'f', fs.path.new ''", "system: No such file or directory"],
  ]);
});

t.test("copy follows its options as std::filesystem::copy does", async (t) => {
  const place = new Place(t);
  place.shell(MESS);
  await outcomes(t, place, [
    ["copy, P 'nope', P 'x'", "system: No such file or directory"],
    ["copy, P 'f', P 'c1'", "no error"],
    ["copy, P 'f', P 'g'", "generic: File exists"],
    ["copy, P 'f', P 'g', { existing = 'skip' }", "no error"],
    ["copy, P 'f', P 'd'", "no error"],
    ["copy, P 'd', P 'f'", "generic: Is a directory"],
    ["copy, P 'p', P 'x'", "generic: Invalid argument"],
    ["copy, P 'f', P 'p', { existing = 'overwrite' }", "generic: Invalid argument"],
    ["copy, P 'lf', P 'c2'", "no error"],
    ["copy, P 'lf', P 'c3', { symlinks = 'copy' }", "no error"],
    ["copy, P 'lf', P 'c1', { symlinks = 'copy' }", "generic: File exists"],
    ["copy, P 'lf', P 'c4', { symlinks = 'skip' }", "no error"],
    ["copy, P 'dang', P 'c5'", "system: No such file or directory"],
    ["copy, P 'dang', P 'c5', { symlinks = 'copy' }", "no error"],
    ["copy, P 'd', P 'D1'", "no error"],
    ["copy, P 'd', P 'D2', { recursive = true }", "no error"],
    ["copy, P 'd', P 'D3', { existing = 'overwrite' }", "no error"],
    ["copy, P 'd', P 'D4', { copy = 'directories_only' }", "no error"],
    ["copy, P 'd', P 'D5', { copy = 'directories_only', recursive = true }", "no error"],
    ["copy, P 'd', P 'D6', { copy = 'create_symlinks', recursive = true }", "generic: Is a directory"],
    ["copy, P 'd', P 'D8', { copy = 'create_hard_links', recursive = true }", "no error"],
    ["copy, P 'd', P 'D9', { symlinks = 'copy', recursive = true }", "no error"],
    ["copy, P 'd', P 'D10', { symlinks = 'skip', recursive = true }", "no error"],
    ["copy, P 'ld', P 'D11', { recursive = true }", "no error"],
    ["copy, P 'd', P 'D2', { recursive = true }", "generic: File exists"],
    ["copy, P 'd', P 'D2', { recursive = true, existing = 'overwrite' }", "no error"],
    ["copy, P 'd', P 'd', { recursive = true }", "generic: File exists"],
    ["copy, P 'f', P 'f'", "generic: File exists"],
    ["copy, P 'f', P 'lf'", "generic: File exists"],
    ["copy, P 'f', P 'L', { copy = 'create_symlinks' }", "no error"],
    ["copy, P 'f', P 'H', { copy = 'create_hard_links' }", "no error"],
    ["copy, P 'f', P 'g', { copy = 'create_hard_links' }", "system: File exists"],
    ["copy, P 'f', P 'g', { copy = 'create_symlinks' }", "system: File exists"],
    ["copy, P 'f', P 'DO', { copy = 'directories_only' }", "no error"],
    ["copy, P 'lf', P 'D13', { copy = 'create_symlinks' }", "generic: Invalid argument"],
    ["copy, P 'lf', P 'D14', { copy = 'create_hard_links' }", "no error"],
    ["copy, P 'f', P 'nope/x'", "system: No such file or directory"],
    ["copy, P 'd', P 'nope/x'", "system: No such file or directory"],
  ]);
  const find = (name: string): string =>
    place.shell(`find ${name} -printf '%P:%y:%m ' 2>&1 | tr ' ' '\\n' | sort | xargs`);
  const all = ":d:750 e/y:f:644 e:d:750 f:f:601 lx:f:644 x:f:644\n";
  t.equal(find("D1"), ":d:750 f:f:601 lx:f:644 x:f:644\n");
  t.equal(find("D2"), all);
  t.equal(find("D5"), ":d:750 e:d:750\n");
  t.equal(find("D8"), all.replace("lx:f:644", "lx:l:777"));
  t.equal(find("D9"), all.replace("lx:f:644", "lx:l:777"));
  t.equal(find("D10"), all.replace("lx:f:644 ", ""));
  t.equal(find("D11"), all);
  for (const name of ["D3", "D4", "D6", "c4", "DO", "D13"]) t.notOk(existsSync(join(place.path, name)), name);
  t.equal(
    place.shell("stat -c %h H; readlink L c3 c5; cat D8/e/y c1 c2").replace(place.path, "DIR"),
    "2\nDIR/f\nf\nnope\ny\nhi\nhi\n",
  );
});

t.test("a directory is not copied into itself, and links that lead round in a circle are an error", async (t) => {
  const place = new Place(t);
  place.shell("mkdir -p d/e; ln -s d l; mkdir -p r/a; ln -s .. r/a/up");
  await outcomes(t, place, [
    ["copy, P 'd', P 'd/e/x', { recursive = true }", "generic: Invalid argument"],
    ["copy, P 'd', P 'l/x', { recursive = true }", "generic: Invalid argument"],
    ["copy, P 'l', P 'd/./e/../x', { recursive = true }", "generic: Invalid argument"],
    ["copy, P 'd', P 'dx', { recursive = true }", "no error"],
    ["copy, P 'r', P 'R', { recursive = true }", "generic: Too many levels of symbolic links"],
    ["copy, P 'r', P 'R2', { recursive = true, symlinks = 'copy' }", "no error"],
  ]);
  t.same(place.shell("find d R2 -printf '%p '"), "d d/e R2 R2/a R2/a/up ");
});

t.test("remove_all counts what it removed, and follows no links", async (t) => {
  const place = new Place(t);
  place.shell(
    "mkdir -p d/e/g other; touch d/1 d/e/2 other/kept; ln -s ../other d/e/link; ln -s other l; mkfifo d/p; touch f",
  );
  t.same(
    await place.lines(`
      print(fs.remove_all(P 'nope'), fs.remove_all(fs.path.new ''), fs.remove_all(P 'f'))
      print(fails(fs.remove_all, P 'l/'), fails(fs.remove_all, P 'other/kept/x'))
      print(fs.remove_all(P 'd'), fs.remove_all(P 'd'), fs.remove_all(P 'l'))`),
    ["0\t0\t1", "system: Not a directory\tsystem: Not a directory", "7\t0\t1"],
  );
  t.same(readdirSync(place.path), ["other"]);
  t.same(readdirSync(join(place.path, "other")), ["kept"]);
});

t.test("others run while a tree is copied and removed", async (t) => {
  const place = new Place(t);
  place.shell("mkdir -p d/1 d/2 d/3; for i in 1 2 3; do (cd d/$i; seq 300 | xargs touch); done");
  t.same(
    await place.lines(`
      local turns, over = 0, false
      local other = spawn(function() while not over do turns = turns + 1; this_fiber.yield() end end)
      fs.copy(P 'd', P 'c', { recursive = true })
      local before = turns
      print(before > 0)
      print(fs.remove_all(P 'd'), turns > before)
      over = true
      other:join()`),
    ["true", "904\ttrue"],
  );
  t.equal(place.shell("find c | wc -l").trim(), "904");
});

t.test("long functions suspend: not in a forbid-suspend block, not when interrupted before", async (t) => {
  const place = new Place(t);
  place.shell("mkdir d; touch d/f");
  t.same(
    await place.lines(`
      this_fiber.forbid_suspend()
      print(fails(fs.remove_all, P 'd'), fails(fs.copy, P 'd', P 'e'), fails(fs.copy_file, P 'd/f', P 'f'))
      this_fiber.allow_suspend()
      local f = spawn(function() fs.remove_all(P 'd') end)
      f:interrupt()
      f:join()
      print(f.interruption_caught, fs.status(P 'd/f').type, fs.status(P 'e').type, fs.status(P 'f').type)`),
    [
      Array(3).fill("emilua.core: Operation not permitted within a forbid-suspend block").join("\t"),
      "true\tregular\tnot_found\tnot_found",
    ],
  );
});

t.test("an interruption stops between two steps, and closes what was open", async (t) => {
  const place = new Place(t);
  place.shell("mkdir -p d/a; cd d; seq 3000 | xargs touch; cd a; seq 3000 | xargs touch");
  const open = (): number => (existsSync("/proc/self/fd") ? readdirSync("/proc/self/fd").length : 0);
  const before = open();
  t.same(
    await place.lines(`
      local time = fs.last_write_time(P 'd')
      local function interrupted(work, begun)
        local f = spawn(work)
        repeat this_fiber.yield() until begun()
        f:interrupt()
        f:join()
        print(f.interruption_caught)
      end
      interrupted(function() fs.copy(P 'd', P 'c', { recursive = true }) end, function() return fs.status(P 'c').type == 'directory' end)
      interrupted(function() fs.remove_all(P 'd') end, function() return fs.last_write_time(P 'd') ~= time end)`),
    ["true", "true"],
  );
  t.equal(open(), before);
  t.ok(Number(place.shell("find d | wc -l")) > 0, "not all is gone");
  t.same(await place.lines("fs.remove_all(P 'd'); print(fs.status(P 'd').type)"), ["not_found"]);
});

t.test("a large file is copied in the background; an interruption meanwhile loses nothing", async (t) => {
  const place = new Place(t);
  const descriptor = openSync(join(place.path, "large"), "w");
  ftruncateSync(descriptor, 8 << 20);
  closeSync(descriptor);
  t.same(
    await place.lines(`
      local copied
      local f = spawn(function()
        copied = fs.copy_file(P 'large', P 'copy')
        this_fiber.yield()
        copied = 'not interrupted'
      end)
      local sleep = require 'time'.sleep
      repeat sleep(0.001) until fs.status(P 'copy').type ~= 'not_found'
      f:interrupt()
      f:join()
      print(copied, fs.file_size(P 'copy'), f.interruption_caught)
      print(fails(fs.copy_file, P 'large', P 'nope/x'))`),
    ["true\t8388608\ttrue", "system: No such file or directory"],
  );
});

t.test("a VM may end during long work: nothing stays open, and the work ends", async (t) => {
  const place = new Place(t);
  place.shell("mkdir d; cd d; seq 2000 | xargs touch");
  const vm = place.vm({ stdout: () => {} });
  const job = vm.start(`${PREAMBLE} fs.remove_all(P 'd')`);
  await vm.run("this_fiber.yield() this_fiber.yield()");
  vm.close();
  const left = readdirSync(join(place.path, "d")).length;
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  t.equal(readdirSync(join(place.path, "d")).length, left);
  t.equal((await job.wait()).type, "error");
});

t.test("what the system refuses is raised, with what was done until then", async (t) => {
  const place = new Place(t);
  place.shell("mkdir -p d; echo 1 > d/a");
  if (existsSync("/proc/self/status")) {
    await outcomes(t, place, [
      ["copy_file, P 'd/a', fs.path.new '/proc/nope'", "system: No such file or directory"],
      ["create_directory, fs.path.new '/proc/nope'", "system: No such file or directory"],
      ["remove, fs.path.new '/'", "system: Device or resource busy"],
    ]);
    const refused = await place.lines("print(fails(fs.remove, fs.path.new '/proc/self/status'))");
    t.match(refused[0], /^system: (Operation not permitted|Permission denied)$/); // the second for other users than root
  }
  const elsewhere = "/dev/shm";
  if (existsSync(elsewhere) && statSync(elsewhere).dev !== statSync(place.path).dev) {
    await outcomes(t, place, [
      [`rename, P 'd/a', fs.path.new '${elsewhere}/filesystem-test-x'`, "system: Invalid cross-device link"],
      [`create_hard_link, P 'd/a', fs.path.new '${elsewhere}/filesystem-test-x'`, "system: Invalid cross-device link"],
    ]);
  }
  t.equal(readFileSync(join(place.path, "d/a"), "utf8"), "1\n");
});

t.test("a full file system ends copies with ENOSPC, without half a file, and nothing stays open", async (t) => {
  const place = new Place(t);
  place.shell(
    "mkdir full; head -c 100000 /dev/zero > a; head -c 400000 /dev/zero > b; mkdir d; cp a d/a; echo 1 > d/b",
  );
  const full = join(place.path, "full");
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k,nr_inodes=6", "tmpfs", full]).status !== 0) {
    t.comment("skipped: this takes the right to mount");
    return;
  }
  t.teardown(() => void spawnSync("umount", [full])); // before the directory is removed: teardowns run from the last to the first
  t.same(
    await place.lines(`
      local function open()
        local n = 0
        for _ in fs.directory_iterator(fs.path.new '/proc/self/fd') do n = n + 1 end
        return n
      end
      local before = open()
      for _, name in ipairs { 'a', 'b' } do -- at once, and in the background
        print(fails(fs.copy_file, P(name), P('full/' .. name)), fs.status(P('full/' .. name)).type)
      end
      print(fails(fs.copy, P 'd', P 'full/d', { recursive = true }), fs.status(P 'full/d/a').type)
      for i = 1, 6 do pcall(fs.create_directory, P('full/' .. i)) end
      print(fails(fs.create_directory, P 'full/x'))
      print(fails(fs.create_symlink, P 'a', P 'full/x'))
      print(fails(fs.create_directories, P 'full/1/2/3'))
      print(fails(fs.resize_file, P 'full/d', 100))
      print(open() - before, fs.remove_all(P 'full/1'))`),
    [
      "system: No space left on device\tnot_found",
      "system: No space left on device\tnot_found",
      "system: No space left on device\tnot_found",
      "system: No space left on device",
      "system: No space left on device",
      "system: No space left on device",
      "system: Is a directory",
      "0\t1",
    ],
  );
});

t.test("a file with fewer or more bytes than its size says is copied as far as it can be read", async (t) => {
  const made = ["/sys/kernel/mm/transparent_hugepage/enabled", "/proc/self/status"].filter((name) => existsSync(name));
  const place = new Place(t);
  for (const name of made) {
    const [size] = await place.lines(`fs.copy_file(fs.path.new '${name}', P 'copy', { existing = 'overwrite' })
      print(fs.file_size(P 'copy'))`);
    t.ok(Number(size) > 0 && Number(size) < 4096, name);
  }
});

t.test("a large file that is cut while it is copied ends the copy there", async (t) => {
  const place = new Place(t);
  place.shell("truncate -s 4G large");
  const vm = place.vm();
  const job = vm.start(`${PREAMBLE} fs.copy_file(P 'large', P 'copy')`);
  const end = job.wait();
  while (!existsSync(join(place.path, "copy"))) await new Promise(setImmediate);
  truncateSync(join(place.path, "large"), 1 << 20);
  t.equal((await end).type, "done");
  t.ok(statSync(join(place.path, "copy")).size < 2 ** 32);
  vm.close();
});

t.test("when there are no descriptors left copies and iterators raise EMFILE, and work again later", async (t) => {
  const place = new Place(t);
  place.shell("mkdir -p d/e; echo 1 > d/a; head -c 400000 /dev/zero > d/b; mkdir g; echo 1 > g/x");
  const script = join(place.path, "main.lua");
  writeFileSync(
    script,
    `
    local fs, file = require 'filesystem', require 'file'
    local P = fs.path.new
    local function outcome(...)
      local ok, e = pcall(...)
      return ok and 'ok' or tostring(e.category) .. ': ' .. tostring(e)
    end
    local kept = {}
    repeat
      local f = file.stream.new()
      kept[#kept + 1] = f
    until not pcall(f.open, f, P '/dev/null', file.open_flag.read_only)
    local calls = {
      { fs.directory_iterator, P 'd' }, { fs.recursive_directory_iterator, P 'd' }, { fs.is_empty, P 'd' }, { fs.copy_file, P 'd/a', P 'c' },
      { fs.copy_file, P 'd/b', P 'c' }, { fs.copy, P 'd', P 'f', { recursive = true } }, { fs.remove_all, P 'g' },
    }
    for _, call in ipairs(calls) do print(outcome(unpack(call))) end
    print(fs.status(P 'c').type)
    for _, f in ipairs(kept) do if f.is_open then f:close() end end
    for _, call in ipairs(calls) do print(outcome(unpack(call))) end`,
  );
  const [file, args] = nodeCommand([cli, "run", script]);
  const command = `ulimit -n 60; exec "$0" "$@"`;
  const said = execFileSync("sh", ["-c", command, file, ...args], { cwd: place.path, encoding: "utf8" });
  t.same(said.split("\n").slice(0, -1), [
    ...Array.from({ length: 7 }, () => "system: Too many open files"),
    "not_found",
    "ok",
    "ok",
    "ok",
    "ok",
    "generic: File exists",
    "ok",
    "ok",
  ]);
});
