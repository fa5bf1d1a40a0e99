import { statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import t, { type Test } from "tap";
import { Place } from "./place.js";

const MESS = `
  mkdir -p d/e; echo hi > f; : > empty; ln -s f lf; ln -s d ld; ln -s nope dang; ln -s loop loop; mkfifo p`;

/** Runs expressions of Lua, one a line; answers what each prints. */
async function each(place: Place, expressions: readonly string[]): Promise<string[]> {
  const found = await place.lines(expressions.map((e) => `print(${e})`).join("\n"));
  return expressions.map((e, i) => `${e} -> ${found[i]}`);
}

/** The same with what each is to print. */
async function same(t: Test, place: Place, wanted: readonly (readonly [string, string])[]): Promise<void> {
  t.same(
    await each(
      place,
      wanted.map(([expression]) => expression),
    ),
    wanted.map(([expression, result]) => `${expression} -> ${result}`),
  );
}

t.test("paths are made absolute, canonical and relative as in C++", async (t) => {
  const place = new Place(t);
  place.shell(MESS);
  await same(t, place, [
    ["fs.absolute(P 'x/../y')", "DIR/x/../y"],
    ["fs.absolute(fs.path.new 'x') == fs.current_working_directory() / 'x'", "true"],
    ["fails(fs.absolute, fs.path.new(''))", "generic: Invalid argument"],
    ["fs.canonical(P 'ld/../lf')", "DIR/f"],
    ["fails(fs.canonical, P 'nope')", "system: No such file or directory"],
    ["fails(fs.canonical, P 'f/')", "system: Not a directory"],
    ["fails(fs.canonical, P 'loop')", "system: Too many levels of symbolic links"],
    ["fs.weakly_canonical(fs.path.new(''))", ""],
    ["fs.weakly_canonical(fs.path.new('surely-not/../x/.'))", "x/"],
    ["fs.weakly_canonical(P 'ld/../zz/./q')", "DIR/zz/q"],
    ["fs.weakly_canonical(P 'f/x')", "DIR/f/x"],
    ["fs.weakly_canonical(P 'd/')", "DIR/d"],
    ["fs.weakly_canonical(P 'd/nope/')", "DIR/d/nope/"],
    ["fs.weakly_canonical(P 'dang/a/../b')", "DIR/dang/b"],
    ["fails(fs.weakly_canonical, P 'loop/a')", "system: Too many levels of symbolic links"],
    ["fs.relative(P 'd/e', P 'f')", "../d/e"],
    ["fs.relative(P 'ld', P 'd')", "."],
    ["fs.relative(fs.path.new 'x', P())", ""],
    ["fs.proximate(fs.path.new 'surely-not', P())", "surely-not"],
    ["fs.proximate(P 'd/e', P 'ld')", "e"],
    ["fs.relative(fs.current_working_directory() / 'a')", "a"],
    ["fs.proximate(fs.canonical(fs.path.new '.'))", "."],
    ["fails(fs.relative, P 'loop', P())", "system: Too many levels of symbolic links"],
  ]);
});

t.test("directories and links are created as in C++", async (t) => {
  const place = new Place(t);
  place.shell(`${MESS}; mkdir -m 750 private`);
  await same(t, place, [
    ["fs.create_directory(P 'd')", "false"],
    ["fs.create_directory(P 'ld')", "false"],
    ["fs.create_directory(P 'new')", "true"],
    ["fs.create_directory(P 'slash/')", "true"],
    ["fails(fs.create_directory, P 'f')", "system: File exists"],
    ["fails(fs.create_directory, P 'dang')", "system: File exists"],
    ["fails(fs.create_directory, P 'no/no')", "system: No such file or directory"],
    ["fails(fs.create_directory, fs.path.new(''))", "system: No such file or directory"],
    ["fs.create_directory(P 'like', P 'private'), fs.status(P 'like').mode == tonumber('750', 8)", "true\ttrue"],
    ["fails(fs.create_directory, P 'n1', P 'f')", "generic: Not a directory"],
    ["fails(fs.create_directory, P 'n1', P 'nope')", "system: No such file or directory"],
    ["fs.create_directories(P 'd/e')", "false"],
    ["fs.create_directories(P 'c1/c2/')", "true"],
    ["fs.create_directories(P 'c3//c4/.')", "true"],
    ["fs.create_directories(P 'c5/../c6')", "true"],
    ["fs.create_directories(P 'ld/x')", "true"],
    ["fails(fs.create_directories, P 'f')", "system: File exists"],
    ["fails(fs.create_directories, P 'f/x')", "system: File exists"],
    ["fails(fs.create_directories, P 'dang/x')", "system: File exists"],
    ["fails(fs.create_directories, P 'loop/x')", "system: Too many levels of symbolic links"],
    ["fails(fs.create_directories, fs.path.new(''))", "generic: Invalid argument"],
    ["fs.create_symlink(fs.path.new 'f', P 's1')", ""],
    ["fs.create_directory_symlink(fs.path.new 'd', P 's2')", ""],
    ["fs.read_symlink(P 's1'), fs.read_symlink(P 's2')", "f\td"],
    ["fails(fs.create_symlink, fs.path.new 'x', P 'f')", "system: File exists"],
    ["fails(fs.read_symlink, P 'f')", "system: Invalid argument"],
    ["fs.create_hard_link(P 'f', P 'h')", ""],
    ["fs.hard_link_count(P 'f'), fs.equivalent(P 'f', P 'h')", "2\ttrue"],
    ["fails(fs.create_hard_link, P 'd', P 'h2')", "system: Operation not permitted"],
    ["fs.copy_symlink(P 'dang', P 's3')", ""],
    ["fs.read_symlink(P 's3')", "nope"],
    ["fails(fs.copy_symlink, P 'f', P 's4')", "system: Invalid argument"],
    ["fails(fs.copy_symlink, P 'lf', P 'f')", "system: File exists"],
  ]);
  t.equal(place.shell("ls -d c1/c2 c3/c4 c5 c6 d/x"), "c1/c2\nc3/c4\nc5\nc6\nd/x\n");
});

t.test("files are asked about as in C++", async (t) => {
  const place = new Place(t);
  place.shell(`${MESS}; chmod 4751 f; ln -s / root`);
  const size = statSync(join(place.path, "f")).size;
  await same(t, place, [
    ["fs.file_size(P 'lf')", String(size)],
    ["fails(fs.file_size, P 'd')", "generic: Is a directory"],
    ["fails(fs.file_size, P 'p')", "generic: Operation not supported"],
    ["fails(fs.file_size, P 'nope')", "system: No such file or directory"],
    ["fs.hard_link_count(P 'd')", "3"],
    [
      "fs.is_empty(P 'empty'), fs.is_empty(P 'f'), fs.is_empty(P 'd'), fs.is_empty(P 'd/e')",
      "true\tfalse\tfalse\ttrue",
    ],
    ["fails(fs.is_empty, P 'p')", "generic: Operation not supported"],
    ["fails(fs.is_empty, P 'loop')", "system: Too many levels of symbolic links"],
    [
      "fs.equivalent(P 'f', P 'lf'), fs.equivalent(P 'd', P 'd/e/..'), fs.equivalent(P 'd', P 'f')",
      "true\ttrue\tfalse",
    ],
    ["fails(fs.equivalent, P 'f', P 'nope')", "system: No such file or directory"],
    ["fs.status(P 'f').type, fs.status(P 'f').mode == tonumber('4751', 8)", "regular\ttrue"],
    ["fs.status(P 'ld').type, fs.symlink_status(P 'ld').type", "directory\tsymlink"],
    ["fs.status(P 'p').type, fs.status(fs.path.new '/dev/null').type", "fifo\tcharacter"],
    ["fs.status(P 'nope').type, fs.status(P 'nope').mode", "not_found\tunknown"],
    ["fs.status(P 'f/x').type, fs.symlink_status(P 'f/x').type", "not_found\tnot_found"],
    ["fs.status(P 'dang').type, fs.symlink_status(P 'dang').type", "not_found\tsymlink"],
    ["fails(fs.status, P 'loop')", "system: Too many levels of symbolic links"],
    ["fails(fs.status, P(('x'):rep(300)))", "system: File name too long"],
    ["fails(fs.space, P 'nope')", "system: No such file or directory"],
    ["fails(fs.cap_get_file, P 'f')", "generic: Operation not supported"],
    ["fails(fs.cap_set_file, P 'f', {})", "generic: Operation not supported"],
  ]);
  const [space] = await place.lines(`
    local s = fs.space(P())
    print(s.capacity, s.free, s.available)`);
  const [capacity, free, available] = space!.split("\t").map(Number);
  const blocks = place.shell("df -B1 --output=size .").split("\n")[1]!.trim();
  t.equal(capacity, Number(blocks));
  t.ok(capacity! > free! && free! >= available! && available! > 0);
});

t.test("files are changed as in C++", async (t) => {
  const place = new Place(t);
  place.shell(MESS);
  await same(t, place, [
    ["fs.resize_file(P 'f', 1), fs.file_size(P 'f')", "nil\t1"],
    ["fs.resize_file(P 'f', 5e9), fs.file_size(P 'f')", "nil\t5000000000"],
    ["fs.resize_file(P 'f', 0), fs.file_size(P 'f')", "nil\t0"],
    ["fails(fs.resize_file, P 'd', 1)", "system: Is a directory"],
    ["fails(fs.resize_file, P 'nope', 1)", "system: No such file or directory"],
    ["fails(fs.resize_file, P 'p', 1)", "system: Invalid argument"],
    ["fails(fs.resize_file, P 'f', -1)", "generic: Invalid argument 2"],
    ["fails(fs.resize_file, P 'f', 0.5)", "generic: Invalid argument 2"],
    ["fails(fs.resize_file, P 'f', 2 ^ 60)", "generic: Invalid argument 2"],
    ["fs.chmod(P 'lf', tonumber('640', 8)), fs.status(P 'f').mode == tonumber('640', 8)", "nil\ttrue"],
    ["fs.lchmod(P 'f', tonumber('604', 8)), fs.status(P 'f').mode == tonumber('604', 8)", "nil\ttrue"],
    ["fails(fs.lchmod, P 'lf', 0)", "generic: Operation not supported"],
    ["fails(fs.lchmod, P 'nope', 0)", "system: No such file or directory"],
    ["fails(fs.chmod, P 'f', 2 ^ 12)", "generic: Invalid argument 2"],
    ["fails(fs.chmod, P 'f')", "generic: Invalid argument 2"],
    ["fs.rename(P 'empty', P 'd/moved'), fs.status(P 'd/moved').type", "nil\tregular"],
    ["fails(fs.rename, P 'nope', P 'x')", "system: No such file or directory"],
    ["fails(fs.rename, P 'd', P 'f')", "system: Not a directory"],
    ["fails(fs.rename, P 'f', P 'd')", "system: Is a directory"],
    ["fails(fs.rename, P 'd', P 'd/x')", "system: Invalid argument"],
    ["fs.remove(P 'nope'), fs.remove(P 'dang'), fs.remove(P 'loop'), fs.remove(P 'd/e')", "false\ttrue\ttrue\ttrue"],
    ["fails(fs.remove, P 'd')", "system: Directory not empty"],
    ["fails(fs.remove, P 'f/x')", "system: Not a directory"],
    ["fails(fs.remove, P 'ld/')", "system: Not a directory"],
  ]);
});

t.test("the time of the last modification is read in nanoseconds and set in microseconds", async (t) => {
  const place = new Place(t);
  place.shell("echo > f; ln -s f l; touch -d '2001-02-03 04:05:06.123456789 UTC' f");
  await same(t, place, [
    [
      "('%.9f'):format((fs.last_write_time(P 'l') - fs.clock.from_system(require 'time'.system_clock.epoch())) - 981173106)",
      "0.123456717",
    ],
    ["fs.last_write_time(P 'f'):to_system().seconds_since_epoch", "981173106.12346"],
    [
      "getmetatable(fs.last_write_time(P 'f')), getmetatable(fs.last_write_time(P 'f'):to_system())",
      "filesystem.clock.time_point\tsystem_clock.time_point",
    ],
  ]);
  for (const [seconds, wanted] of [
    ["0", 0n],
    ["1700000000.000001", 1700000000_000001000n],
    ["1700000000.999999", 1700000000_999999000n],
    ["4000000000.5", 4000000000_500000000n],
    ["-1.5", -1_500000000n],
  ] as const) {
    utimesSync(join(place.path, "f"), 1234, 5678);
    await place.lines(`
      local tp = fs.clock.from_system(require 'time'.system_clock.epoch())
      tp:add(${seconds})
      fs.last_write_time(P 'l', tp)`);
    const { mtimeNs, atimeNs } = statSync(join(place.path, "f"), { bigint: true });
    t.ok(mtimeNs >= wanted && mtimeNs - wanted < 1000n, `${seconds}: ${mtimeNs}`);
    t.equal(atimeNs / 1000n, 1234_000000n, "when it was read stays");
  }
  await same(t, place, [
    ["fails(fs.last_write_time, P 'nope')", "system: No such file or directory"],
    ["fails(fs.last_write_time, P 'nope', fs.last_write_time(P 'f'))", "system: No such file or directory"],
    ["fails(fs.last_write_time, P 'f', 1)", "generic: Invalid argument 2"],
    ["fails(fs.last_write_time, P 'f', require 'time'.system_clock.now())", "generic: Invalid argument 2"],
    ["fails(fs.clock.from_system, fs.last_write_time(P 'f'))", "generic: Invalid argument 1"],
    ["fails(fs.clock.from_system)", "generic: Invalid argument 1"],
  ]);
});

t.test("time points of files compare and move", async (t) => {
  const place = new Place(t);
  place.shell("echo > f");
  await same(t, place, [
    ["fs.last_write_time(P 'f') == fs.last_write_time(P 'f')", "true"],
    ["fs.last_write_time(P 'f') < fs.last_write_time(P 'f') + 0.5", "true"],
    ["fs.last_write_time(P 'f') <= fs.last_write_time(P 'f') - 1", "false"],
    ["(fs.last_write_time(P 'f') + 2) - fs.last_write_time(P 'f')", "2"],
    ["fs.clock.from_system(fs.last_write_time(P 'f'):to_system()) == fs.last_write_time(P 'f')", "true"],
  ]);
});

t.test("a function refuses what is no path", async (t) => {
  const place = new Place(t);
  const one =
    "absolute canonical weakly_canonical relative proximate read_symlink file_size hard_link_count status " +
    "symlink_status is_empty space create_directory create_directories remove remove_all last_write_time directory_iterator " +
    "recursive_directory_iterator cap_get_file cap_set_file chmod lchmod resize_file";
  const two = "create_hard_link create_symlink create_directory_symlink copy copy_file copy_symlink equivalent rename";
  const output = await place.lines(`
    local zero = fs.path.new('a\\0b')
    for name in ('${one} ${two}'):gmatch('%S+') do
      local f = fs[name]
      for _, bad in ipairs { 'x', 1, true, {}, print, fs.clock, zero } do print(name, 1, fails(f, bad)) end
      print(name, 1, fails(f), fails(f, nil, P()))
    end
    for name in ('${two}'):gmatch('%S+') do
      for _, bad in ipairs { 'x', 1, zero } do print(name, 2, fails(fs[name], P(), bad)) end
      print(name, 2, fails(fs[name], P()))
    end
    for name in ('relative proximate create_directory'):gmatch('%S+') do
      for _, bad in ipairs { 'x', 1, zero } do print(name, 2, fails(fs[name], P(), bad)) end
    end
    print('current_working_directory', 1, fails(fs.current_working_directory, 'x'))
    for _, bad in ipairs { 'x', 0.5, 2 ^ 60 } do print('umask', 1, fails(fs.umask, bad)) end
    print('umask', 1, fails(fs.umask))`);
  t.ok(output.length > 250);
  for (const line of output) {
    const [name, n, ...errors] = line.split("\t");
    t.same(new Set(errors), new Set([`generic: Invalid argument ${n}`]), `${name} ${n}`);
  }
});

t.test("an option of a wrong type or value is refused", async (t) => {
  const place = new Place(t);
  place.shell("echo > f");
  await same(t, place, [
    ["fails(fs.copy, P 'f', P 'g', { existing = 'over' })", "generic: Invalid argument 3"],
    ["fails(fs.copy, P 'f', P 'g', { symlinks = true })", "generic: Invalid argument 3"],
    ["fails(fs.copy, P 'f', P 'g', { copy = 'files' })", "generic: Invalid argument 3"],
    ["fails(fs.copy, P 'f', P 'g', { recursive = 1 })", "generic: Invalid argument 3"],
    ["fails(fs.copy, P 'f', P 'g', 'recursive')", "generic: Invalid argument 3"],
    ["fails(fs.copy_file, P 'f', P 'g', { existing = 1 })", "generic: Invalid argument 3"],
    ["fails(fs.directory_iterator, P(), { skip_permission_denied = 'yes' })", "generic: Invalid argument 2"],
    ["fails(fs.recursive_directory_iterator, P(), { follow_directory_symlink = 0 })", "generic: Invalid argument 2"],
    ["fails(fs.recursive_directory_iterator, P(), 1)", "generic: Invalid argument 2"],
    ["fs.status(P 'g').type", "not_found"],
  ]);
});

t.test("the directory for temporary files is what the environment says, if it is a directory", async (t) => {
  const place = new Place(t);
  place.shell("echo > f; mkdir d");
  const before = process.env["TMPDIR"];
  t.teardown(() => {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  });
  const ask = async (directory: string): Promise<string> => {
    process.env["TMPDIR"] = directory;
    const [answer] = await place.lines("print(select(2, pcall(fs.temp_directory_path)))");
    return answer!;
  };
  t.equal(await ask(join(place.path, "d")), "DIR/d");
  t.equal(await ask(join(place.path, "f")), "Not a directory");
  t.equal(await ask(join(place.path, "nope")), "No such file or directory");
});

t.test("what belongs to the process is the master VM's to change", async (t) => {
  const place = new Place(t);
  place.shell(`mkdir d; mkdir "$(printf 'd/\\377')"`);
  const directory = process.cwd();
  const mask = process.umask(0o022);
  t.teardown(() => {
    process.chdir(directory);
    process.umask(mask);
  });
  t.same(
    await place.lines(`
      fs.current_working_directory(P 'd')
      print(fs.current_working_directory())
      fs.current_working_directory(fs.path.new '\\255')
      print(tostring(fs.current_working_directory()):byte(-2, -1))
      fs.current_working_directory(fs.path.new '../..')
      print(fs.current_working_directory(), fails(fs.current_working_directory, P 'nope'))
      print(fs.umask(-1), fs.umask(tonumber('1027', 8)), fs.umask(0))`),
    ["DIR/d", "47\t255", "DIR\tsystem: No such file or directory", "18\t511\t23"],
  );

  const vm = place.vm({ stdout: () => {} });
  t.teardown(() => vm.close());
  vm.context.master = false;
  const [results] = await vm.run(`
    local fs = require 'filesystem'
    local eperm = require 'generic_error'.EPERM
    local results = {}
    for _, e in ipairs { select(2, pcall(fs.umask, 0)), select(2, pcall(fs.current_working_directory, fs.path.new(DIR))) } do
      results[#results + 1] = e == eperm
    end
    results[#results + 1] = tostring(fs.current_working_directory())
    return results`);
  t.same(results, [true, true, place.path]);
});

t.test("a VM that was not given files can work with paths, not with files", async (t) => {
  const place = new Place(t);
  writeFileSync(join(place.path, "f"), "");
  t.same(
    await place.lines(
      `
      print(P 'f':filename(), fs.clock.from_system(require 'time'.system_clock.epoch()).seconds_since_epoch)
      for name, f in pairs(fs) do
        if type(f) == 'function' and fails(f, P 'f', P 'g') ~= 'generic: Operation not permitted' then print(name) end
      end`,
      { files: false },
    ),
    ["f\t0"],
  );
});
