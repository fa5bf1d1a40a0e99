import t from "tap";
import { Vm } from "#dist/index.js";

async function run(code: string, backtracking: boolean): Promise<unknown[]> {
  const vm = Vm.create({ backtracking });
  try {
    return await vm.run(`local regex = require 'regex'
      local function re(pattern, options)
        options = options or {}
        options.pattern, options.grammar = pattern, options.grammar or 'ecma'
        return regex.new(options)
      end
      ${code}`);
  } finally {
    vm.close();
  }
}

t.test("what linear time cannot do is an error unless the embedder allows it", async (t) => {
  const code = "local ok, e = pcall(re, ...) return ok or tostring(e)";
  for (const pattern of ["(a)\\\\1", "a(?=b)", "a(?!b)", "(?<=a)b"]) {
    const source = code.replace("...", `'${pattern}'`);
    t.same(await run(source, false), ["Operation not supported"], pattern);
    t.same(await run(source, true), [true], pattern);
  }
  for (const pattern of ["(?<n>a)\\\\k<n>", "[[:alpha:]](?=b)"])
    t.same(await run(code.replace("...", `'${pattern}'`), true), ["Operation not supported"], pattern);
  t.same(await run("local ok, e = pcall(re, '\\\\(a\\\\)\\\\1', { grammar = 'basic' }) return tostring(e)", true), [
    "Operation not supported",
  ]);
  t.same(await run("local ok, e = pcall(re, '(?=a') return ok, tostring(e.category)", true), [false, "regex"]);
});

t.test("an allowed pattern has all operations", async (t) => {
  t.same(
    await run(
      `local twice = re '(\\\\w)\\\\1'
       local found = regex.search(twice, 'abccd')
       return twice.mark_count, found[0].start, found[0].end_, found[1].start,
         regex.match(twice, 'aa'), regex.match(twice, 'ab') == nil, regex.search(twice, 'abc').empty,
         table.concat(regex.split(twice, 'xaaybbz'), ' '), table.concat(regex.patsplit(twice, 'xaaybbz'), ' ')`,
      true,
    ),
    [1, 3, 4, 3, "a", true, true, "x y z", "aa bb"],
  );
  t.same(
    await run("return #regex.patsplit(re '.(?=\\\\xff)', byte_span.append('a\\255b\\255c'))", true),
    [2],
    "bytes are characters",
  );
  t.same(
    await run(
      "return regex.match(re('(a)(?!b)(c)?', { nosubs = true }), 'a'), re('(a)(?=b)', { nosubs = true }).mark_count",
      true,
    ),
    ["a", 0],
  );
});

t.test("the scanner takes an allowed pattern as separator", async (t) => {
  t.same(
    await run(
      `local text, at = 'a1b1c2d', 0
       local source = { read_some = function(_, buffer)
         if at == #text then error(require('asio_error').misc.eof) end
         at = at + 1
         return buffer:copy(text:sub(at, at))
       end }
       local scanner = require('stream').scanner.new { stream = source, record_separator = re '(\\\\d)b\\\\1' }
       return tostring(scanner:get_line()), tostring(scanner:get_line())`,
      true,
    ),
    ["a", "c2d"],
  );
});
