import { spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import fc from "fast-check";
import { LuaFunction, Vm } from "#dist/index.js";
import { TextSeparator } from "#dist/modules/stream/separator.js";
import { Progress, Regex } from "#dist/modules/regex/regex.js";
import { cli, nodeCommand } from "../../command.js";
import { lines } from "./lua.js";

/**
 * A function `scan(text, sizes, options)` that reads `text` through a scanner. Chunk after chunk has one of the `sizes`, in turn.
 * Answers for each record its fields (or the record), the terminator and the record's number.
 */
const scanSource = `
  local stream, regex, eof = require 'stream', require 'regex', require 'asio_error'.misc.eof
  local function source(text, sizes)
    local at, turn = 1, 0
    return { read_some = function(_, buffer)
      if at > #text then error(eof) end
      turn = turn % #sizes + 1
      local n = buffer:copy(text:sub(at, at + sizes[turn] - 1))
      at = at + n
      return n
    end }
  end

  local function drain(scanner)
    local records = {}
    while true do
      local ok, record = pcall(scanner.get_line, scanner)
      if not ok then
        if record ~= eof then error(record) end
        return records
      end
      if type(record) == 'table' then
        for i, field in ipairs(record) do record[i] = tostring(field) end
      else
        record = tostring(record)
      end
      records[#records + 1] = { record, tostring(scanner.record_terminator), scanner.record_number }
    end
  end

  function scan(text, sizes, options)
    for _, name in ipairs { 'record_separator', 'field_separator' } do
      local pattern = options[name .. '_regex']
      if pattern then options[name] = regex.new { pattern = pattern, grammar = 'extended' } end
    end
    options.stream = source(text, sizes)
    return drain(stream.scanner.new(options))
  end

  function scan_with_awk_defaults(text, sizes)
    return drain(stream.scanner.with_awk_defaults(source(text, sizes)))
  end`;

type Scan = (text: string, sizes: readonly number[], options: Record<string, unknown>) => [unknown, string, number][];

async function withScan(work: (scan: Scan, vm: Vm) => void): Promise<void> {
  const vm = Vm.create({ strings: "latin1", callMs: 20_000 });
  try {
    await vm.run(scanSource);
    using scan = vm.get("scan") as LuaFunction;
    work((...args) => list(scan.call(...args)) as ReturnType<Scan>, vm);
  } finally {
    vm.close();
  }
}

/** An empty Lua table comes as an object. */
function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

const check = <T>(law: fc.IProperty<T>): void =>
  fc.assert(law, { seed: 4, numRuns: 300, interruptAfterTimeLimit: 5_000, markInterruptAsFailure: false });

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
/** Texts in which separators, and what only begins like one, are frequent. */
const text = fc.array(fc.constantFrom("a", "b", "ab", "\n", "\r", "\r\n", "aab", " ", "\0", "\xff"), { maxLength: 60 });
const separator = fc.constantFrom("\n", "\r\n", "a", "ab", "aab", "abab", "\0", "\xff", "aa", "ba\r", "bbbbbbbbbbbbbb");

t.test("records are what stands between the separators, however they arrive", async () => {
  await withScan((scan) => {
    check(
      fc.property(text, sizes, separator, fc.integer({ min: 1, max: 20 }), (parts, chunks, separator, hint) => {
        const whole = parts.join("");
        const expected = whole.split(separator);
        const last = expected.pop()!;
        const records = expected.map((record, i) => [record, separator, i + 1]);
        if (last !== "") records.push([last, "", records.length + 1]);
        const found = scan(whole, chunks, { record_separator: separator, buffer_size_hint: hint });
        return JSON.stringify(found) === JSON.stringify(records);
      }),
    );
  });
});

t.test("a record is too long when it does not end within the limit, however it arrives", async () => {
  await withScan((scan) => {
    check(
      fc.property(text, sizes, separator, fc.integer({ min: 1, max: 9 }), (parts, chunks, separator, limit) => {
        const whole = parts.join("");
        const tooLong = longest(whole, separator) > limit || unended(whole, separator) >= limit;
        try {
          scan(whole, chunks, { record_separator: separator, max_record_size: limit });
          return !tooLong;
        } catch (error) {
          return tooLong && (error as Error).message === "Message too long";
        }
      }),
    );
  });
});

/** Length of the longest record with its separator. */
function longest(whole: string, separator: string): number {
  return Math.max(
    0,
    ...whole
      .split(separator)
      .slice(0, -1)
      .map((record) => record.length + separator.length),
  );
}

/** Length of what no separator ends. */
function unended(whole: string, separator: string): number {
  return whole.split(separator).at(-1)!.length;
}

t.test("the search for a text finds what indexOf does", async () => {
  check(
    fc.property(text, separator, fc.nat({ max: 20 }), (parts, separator, from) => {
      const bytes = Buffer.from(parts.join(""), "latin1");
      const search = new TextSeparator(Buffer.from(separator, "latin1"));
      const at = bytes.indexOf(separator, from, "latin1");
      // indexOf clamps; the scanner never asks for what is outside.
      if (from > bytes.length) return true;
      return search.find(bytes, from, from) === at && (at < 0 || search.end === at + separator.length);
    }),
  );
});

const patterns = fc.constantFrom(
  "a+b",
  "ab|ba",
  "\\r?\\n",
  "(a|b)*\\n",
  "^a",
  "b$",
  "aab",
  "a.*b",
  "\\bb",
  "[^a]a",
  " a|b\\Ba",
  "x*",
);

t.test("a search that goes on with every piece finds what one from the beginning does", async () => {
  check(
    fc.property(text, patterns, fc.constantFrom("ecma" as const, "extended" as const), (parts, pattern, grammar) => {
      if (grammar === "extended" && pattern.includes("\\")) return true;
      const options = { grammar, ignoreCase: false, nosubs: false, optimize: false };
      const regex = new Regex(pattern, options);
      const progress = new Progress(0);
      for (let n = 0, whole = ""; n <= parts.length; whole += parts[n++] ?? "") {
        const bytes = Buffer.from(whole, "latin1");
        const found = regex.searchOn(bytes, progress) && [regex.start, regex.end];
        const again = new Regex(pattern, options);
        const expected = again.search(bytes) && [again.start, again.end];
        if (JSON.stringify(found) !== JSON.stringify(expected)) return false;
        if (found) break;
      }
      return true;
    }),
  );
});

t.test("a regex whose matches have one length gives the same records however they arrive", async () => {
  await withScan((scan) => {
    check(
      fc.property(text, sizes, fc.constantFrom("ab|ba", "a[^b]", "\n.", "aab"), (parts, chunks, pattern) => {
        const whole = parts.join("");
        const options = { record_separator_regex: pattern };
        return JSON.stringify(scan(whole, chunks, options)) === JSON.stringify(scan(whole, [10_000], options));
      }),
    );
  });
});

/** Runs AWK, if there is one; answers its lines. */
function awk(program: string, variables: Record<string, string>, input: string): string[] | undefined {
  const assignments = Object.entries(variables).flatMap(([name, value]) => ["-v", `${name}=${value}`]);
  const done = spawnSync("awk", [...assignments, program], { input: Buffer.from(input, "latin1"), encoding: "latin1" });
  return done.error || done.status !== 0 ? undefined : done.stdout.split("\n").slice(0, -1);
}

/** A record as the AWK programs print it. */
function show(n: number, fields: unknown[]): string {
  return `${n}:${fields.length}${fields.map((field) => `<${String(field)}>`).join("")}`;
}

const awkText = fc.array(fc.constantFrom("a", "b", ",", ";", "x;", " ", "\t", ";;", ",,", "-"), { maxLength: 50 });

const noAwk = awk("{ print }", {}, "x\n") === undefined && "there is no awk";

t.test("records and fields are those of AWK", { skip: noAwk }, async () => {
  const program = '{ line = NR ":" NF; for (i = 1; i <= NF; i++) line = line "<" $i ">"; print line }';
  await withScan((scan) => {
    fc.assert(
      fc.property(awkText, sizes, fc.constantFrom(";", "-", "a"), (parts, chunks, separator) => {
        const whole = parts.join("");
        const found = scan(whole, chunks, { record_separator: separator, field_separator: "," });
        const ours = found.map(([fields, , n]) => show(n, list(fields)));
        return JSON.stringify(ours) === JSON.stringify(awk(program, { RS: separator, FS: "," }, whole));
      }),
      { seed: 4, numRuns: 60, interruptAfterTimeLimit: 5_000, markInterruptAsFailure: false },
    );
  });
});

t.test("regexes separate records and fields as in AWK", { skip: noAwk }, async () => {
  const program = '{ line = NR ":" NF; for (i = 1; i <= NF; i++) line = line "<" $i ">"; print line }';
  const regexes = fc.constantFrom(";+", "a|b", "x;|-", "[ab]-?", "(ab)+");
  await withScan((scan) => {
    fc.assert(
      fc.property(awkText, regexes, fc.constantFrom(",+", "[ \t]", "b,|,", "a*,"), (parts, records, fields) => {
        const whole = parts.join("");
        const options = { record_separator_regex: records, field_separator_regex: fields };
        const ours = scan(whole, [10_000], options).map(([fields, , n]) => show(n, list(fields)));
        return JSON.stringify(ours) === JSON.stringify(awk(program, { RS: records, FS: fields }, whole));
      }),
      { seed: 4, numRuns: 60, interruptAfterTimeLimit: 5_000, markInterruptAsFailure: false },
    );
  });
});

t.test("AWK's defaults are AWK's defaults", { skip: noAwk }, async () => {
  const program = '{ line = NR ":" NF; for (i = 1; i <= NF; i++) line = line "<" $i ">"; print line }';
  const words = fc.array(fc.constantFrom("a", "bc", " ", "\t", "\n", "  ", ","), { maxLength: 40 });
  await withScan((_scan, vm) => {
    using defaults = vm.load("return scan_with_awk_defaults(...)");
    fc.assert(
      fc.property(words, sizes, (parts, chunks) => {
        const whole = parts.join("");
        const found = list(defaults.call(whole, chunks)) as ReturnType<Scan>;
        const ours = found.map(([fields, , n]) => show(n, list(fields)));
        return JSON.stringify(ours) === JSON.stringify(awk(program, {}, whole));
      }),
      { seed: 4, numRuns: 40, interruptAfterTimeLimit: 5_000, markInterruptAsFailure: false },
    );
  });
});

t.test("the usual limit is 64 MiB, and what was read until then is given back", async (t) => {
  const vm = Vm.create({ memoryLimit: 256 * 1024 * 1024 });
  try {
    await vm.run(`
      local stream = require 'stream'
      for _ = 1, 10 do
        local total = 0
        local scanner = stream.scanner.new { stream = { read_some = function(_, b) total = total + #b return #b end } }
        local ok, e = pcall(scanner.get_line, scanner)
        result = tostring(e) .. ' ' .. total
        if result ~= 'Message too long 67108864' then return end
      end`);
    t.equal(vm.get("result"), "Message too long 67108864");
  } finally {
    vm.close();
  }
});

t.test("memory of buffers counts for the VM's limit, and a record that does not fit raises ENOMEM", async (t) => {
  const vm = Vm.create({ memoryLimit: 16 * 1024 * 1024 });
  try {
    await vm.run(`
      local stream = require 'stream'
      local scanner = stream.scanner.new { stream = { read_some = function(_, b) return #b end } }
      local ok, e = pcall(scanner.get_line, scanner)
      result = e == require 'generic_error'.ENOMEM`);
    t.equal(vm.get("result"), true);
  } finally {
    vm.close();
  }
});

t.test("old buffers are garbage once their records are", async (t) => {
  const vm = Vm.create({ memoryLimit: 8 * 1024 * 1024 });
  try {
    await vm.run(`
      local stream = require 'stream'
      local chunk = byte_span.append((('x'):rep(99) .. '\\n'):rep(700))
      local left = 1000
      local scanner = stream.scanner.new { record_separator = '\\n', stream = { read_some = function(_, b)
        left = left - 1
        return b:copy(chunk)
      end } }
      while left > 0 do scanner:get_line() end
      result = scanner.record_number > 400000`);
    t.equal(vm.get("result"), true);
  } finally {
    vm.close();
  }
});

t.test("the module's code works whatever the program makes of the builtins later", async (t) => {
  t.same(
    await lines(`
      local print, type, tostring = print, type, tostring
      local stream = require 'stream'
      pcall, error, setmetatable, scope, scope_cleanup_push = nil
      local scanner = stream.scanner.new { stream = { read_some = function(_, b) return b:copy('a\\r\\n') end } }
      print(tostring(scanner:get_line()))
      local environment = getfenv(stream.read_all)
      print(type(environment), next(environment))`),
    ["a", "table\tnil"],
  );
});

t.test("lines of a file that is standard input", (t) => {
  const words = Array.from({ length: 30_000 }, (_, i) => `line ${i}`);
  const dir = t.testdir({
    "input.txt": words.join("\n"),
    "main.lua": `
      local stream, system = require 'stream', require 'system'
      local scanner, total = stream.scanner.with_awk_defaults(system.in_), 0
      local ok, e = pcall(function()
        while true do total = total + tonumber(tostring(scanner:get_line()[2])) end
      end)
      print(tostring(e), scanner.record_number, total)`,
  });
  const input = openSync(join(dir, "input.txt"), "r");
  const done = spawnSync(...nodeCommand([cli, "run", join(dir, "main.lua")]), {
    stdio: [input, "pipe", "pipe"],
    encoding: "utf8",
  });
  closeSync(input);
  t.equal(done.stdout, `End of file\t30000\t${(30_000 * 29_999) / 2}\n`);
  t.equal(done.stderr, "");
  t.end();
});
