import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { linesWithFiles, openDescriptors } from "./descriptors.js";

const CALLS = 10000;

/**
 * Every value a program can have, given to every function and method, in any number. Paths are of this test's own directory only, and
 * the VM may not use the process: what is called here removes files, and tests may run as root.
 */
const PROGRAM = `
math.randomseed(seed)
local fs, file, pipe, json = require 'filesystem', require 'file', require 'pipe', require 'json'
local regex, stream, time, system = require 'regex', require 'stream', require 'time', require 'system'
local modules = { filesystem = fs, file = file, pipe = pipe, json = json, regex = regex, stream = stream, time = time,
  byte_span = byte_span, system = system }
local place, flag = fs.path.new(directory), file.open_flag
local function any(list) return list[math.random(#list)] end
local function path() return place / any { 'x', 'a', 'a/b', 'link', 'loop', 'nosuch', 'a/y', 'new', '\\255\\254', ('n'):rep(300) } end
local function opened(class, name)
  local f = class.new()
  f:open(place / name, flag.read_write + flag.create)
  return f
end
pcall(fs.create_directories, place / 'a/b')
fs.create_symlink(fs.path.new 'x', place / 'link')
fs.create_symlink(fs.path.new 'loop', place / 'loop')

local values = {
  function() end, function() return true end, function() return any { 0, 1, -1, 1.5, 0/0, 1/0, 2^31, 2^53, -2^63, 7, 4096 } end,
  function() return any { '', 'x', '\\0\\255', ('a'):rep(5000), 'set', '[', 'read_only', '{"a":[1]}' } end,
  function() return any { {}, { 1, 2, 3 }, { 'a', 'b' }, { recursive = true, existing = any { 'skip', 'update', 'zz' } } } end,
  function() return { pattern = any { 'a(b)*', '\\\\(', '[', 1 }, grammar = any { 'basic', 'extended', 'ecma', 'perl' } } end,
  function() return setmetatable({}, { __index = function() error 'own' end }) end,
  function() return any { print, function() end, coroutine.create(function() end), this_fiber, json.null } end,
  function() return any { byte_span.new(0), byte_span.new(10, 20), byte_span.append('hello, world') } end,
  path, path, function() return fs.path.new() end,
  function() return opened(file.stream, 's') end, function() return opened(file.random_access, 'r') end, file.stream.new,
  function() return opened(file.stream, 's'):release() end,
  function() local fd = opened(file.stream, 's'):release() fd:close() return fd end,
  function() local r, w = pipe.pair() w:write_some(byte_span.new(5)) w:close() return r end,
  function() local r, w = pipe.pair() return w end,
  function() return regex.new { pattern = 'a*b?', grammar = 'extended' } end,
  time.steady_clock.now, time.system_clock.now, time.high_resolution_clock.now, time.steady_timer.new, time.system_timer.new,
  function() return fs.clock.from_system(time.system_clock.now()) end, json.writer.new,
  function() return stream.scanner.new { stream = opened(file.stream, 's') } end,
  function() return fs.directory_iterator(place) end,
  function() return select(2, fs.recursive_directory_iterator(place)) end,
  function() return fs.directory_iterator(place)() end,
}
local methods = {}
for name in names:gmatch '%S+' do methods[#methods + 1] = name end

local skipped = { sleep = true, exit = true }
local functions = {}
local function collect(name, t, depth)
  for k, v in pairs(t) do
    if type(v) == 'function' and not skipped[k] then functions[#functions + 1] = { name .. '.' .. k, v }
    elseif type(v) == 'table' and depth > 0 then collect(name .. '.' .. k, v, depth - 1) end
  end
end
for name, module in pairs(modules) do pcall(collect, name, module, 3) end
table.sort(functions, function(a, b) return a[1] < b[1] end)

local operators = {
  function(a, b) return a == b end, function(a, b) return a < b end, function(a, b) return a <= b end, function(a, b) return a .. b end,
  function(a, b) return a / b end, function(a, b) return a + b end, function(a, b) return a - b end, function(a) return #a end,
  function(a, b) return a[b] end, function(a, b, c) a[b] = c end, tostring,
}

local kinds = { 'function', 'method', 'operator' }
local function try()
  local n, kind = math.random(0, 4), any(kinds)
  local arguments = {}
  for i = 1, n do arguments[i] = any(values)() end
  if kind == 'function' then
    local f = any(functions)
    return f[1], pcall(f[2], unpack(arguments, 1, n))
  elseif kind == 'operator' then
    local i = math.random(#operators)
    return 'operator ' .. i, pcall(operators[i], any(values)(), any(values)(), any(values)())
  end
  local object, name = any(values)(), any(methods)
  return tostring(getmetatable(object)) .. ':' .. name, pcall(function()
    local member = object[name]
    if type(member) == 'function' then return member(object, unpack(arguments, 1, n)) end
  end)
end

-- What an error may be: a table of a known category that says more than "Input/output error", or what Lua itself says.
local function proper(e)
  if type(e) == 'table' then return e.category ~= nil and tostring(e) ~= 'Input/output error' and not tostring(e):find 'Unknown' end
  return type(e) == 'string' and (e:find 'attempt to' or e:find 'own$' or e:find 'bad argument' or e:find 'table index is') ~= nil
end
local raised = 0
for i = 1, calls do
  local name, ok, e
  local f = spawn(function() name, ok, e = try() end)
  local guard = spawn(function() time.sleep(5) f:interrupt() print('endless', name) end)
  f:join()
  guard:interrupt()
  guard:join()
  if not ok then
    raised = raised + 1
    if not proper(e) then print(name, type(e), e) end
  end
end
print(raised > calls / 4 and raised < calls)`;

const METHODS = `slice copy append starts_with ends_with find rfind find_first_of find_last_of find_first_not_of find_last_not_of
  trimmed capacity open close cancel assign release resize read_some write_some read_some_at write_some_at seek size is_open dup
  cap_get cap_set add sub to_system seconds_since_epoch expires_at expires_after wait expiry value begin_object end_object begin_array
  end_array literal generate level get_line buffered_line remove_line buffer set_buffer with_awk_defaults pop recursion_pending
  disable_recursion_pending refresh path file_size hard_link_count last_write_time status symlink_status iterator root_name filename
  stem extension parent_path replace_extension replace_filename lexically_relative lexically_proximate lexically_normal to_generic
  make_preferred empty is_absolute has_stem mark_count nosuch`;

t.test(
  "whatever is called with whatever arguments: an error of the runtime or of Lua, never JavaScript's",
  async (t) => {
    const directory = mkdtempSync(join(tmpdir(), "any-arguments-"));
    t.teardown(() => rmSync(directory, { recursive: true }));
    writeFileSync(join(directory, "x"), "hello world\r\nfoo=1,bar=2\r\n");
    const seed = Math.floor(Math.random() * 2 ** 31);
    t.comment(`seed ${seed}`);
    const before = openDescriptors();
    t.same(await linesWithFiles(PROGRAM, { directory, seed, calls: CALLS, names: METHODS }), ["true"]);
    while (openDescriptors() > before + 10) await new Promise(setImmediate); // what koffi and libuv keep stays
  },
);
