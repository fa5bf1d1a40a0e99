import assert from "node:assert/strict";
import t from "tap";
import fc from "fast-check";
import { quoted } from "../properties/lua-text.js";
import { Program } from "./threads/program.js";

// Random values between actors, through real channels. PROPERTY_SEED=<n> PROPERTY_RUNS=<times as many> look further.

const more = Number(process.env["PROPERTY_RUNS"] ?? 1);
const seed = Number(process.env["PROPERTY_SEED"] ?? 2025);
if (more > 1) t.setTimeout(0);
const LIMIT_MS = 20_000;
const ACTORS = 3;

/** A value of Lua as text. `A[i]` is the address of actor i. */
const { value } = fc.letrec<{ value: string; table: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 2, arbitrary: fc.boolean().map(String) },
    {
      weight: 2,
      arbitrary: fc.oneof(fc.integer().map(String), fc.constantFrom("0/0", "1/0", "-1/0", "-0", "2^53", "5e-324")),
    },
    { weight: 2, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => `(${x})`) },
    {
      weight: 4,
      arbitrary: fc.uint8Array({ maxLength: 12 }).map((bytes) => quoted(Buffer.from(bytes).toString("latin1"))),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.nat({ max: 255 }), fc.nat({ max: 70_000 })).map(([b, n]) => `(('\\${b}'):rep(${n}))`),
    },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: ACTORS }).map((i) => `A[${i}]`) },
    { weight: 4, arbitrary: tie("table") },
  ),
  table: fc
    .tuple(
      fc.array(tie("value"), { maxLength: 5 }),
      fc.array(
        fc.tuple(
          fc.oneof(
            fc.uint8Array({ maxLength: 4 }).map((bytes) => `[${quoted(Buffer.from(bytes).toString("latin1"))}]`),
            fc.integer({ min: 7, max: 1 << 20 }).map((n) => `[${n}]`),
          ),
          tie("value"),
        ),
        { maxLength: 4 },
      ),
    )
    .map(([list, members]) => `{${[...list, ...members.map(([k, v]) => `${k} = ${v}`)].join(", ")}}`),
}));

/** What both sides know: whether two values are equal, addresses by where they lead. */
const EQUAL = `
  local function equal(a, b)
    if type(a) ~= type(b) then return false end
    if type(a) ~= 'table' then return a == b and 1 / (a == 0 and a or 1) == 1 / (a == 0 and b or 1) or a ~= a and b ~= b end
    for k, v in pairs(a) do if not equal(v, b[k]) then return false end end
    for k in pairs(b) do if a[k] == nil then return false end end
    return true
  end`;

/** Lets an actor go on while its message waits to be taken, maybe by itself. */
const POST = `
  local function post(to, message) spawn(function() to:send(message) end):detach() end`;

/** Passes on what it gets along the path that comes with it. */
const ACTOR = `${POST}
  local inbox = require('inbox')
  while true do
    local ok, message = pcall(inbox.receive, inbox)
    if not ok then return end -- main is gone
    local to = table.remove(message.path, 1)
    if message.ask then post(to, message.ask)
    else
      local value = message.value
      if #message.path > 0 then value = message end
      post(to, value)
    end
  end`;

function main(values: readonly string[], paths: readonly (readonly number[])[], threads: readonly boolean[]): string {
  const chunks = values.map((text) => `function() return ${text} end`).join(",\n");
  return `${EQUAL}
    local inbox = require('inbox')
    A = {}
    for i, own in ipairs {${threads.join(", ")}} do A[i] = spawn_vm('./actor', { inherit_context = not own }) end
    local values = {${chunks}}
    local paths = {${paths.map((path) => `{${path.join(", ")}}`).join(", ")}}
    -- Sends back the addresses in a value, each through itself.
    local function addresses(v, found)
      if type(v) == 'userdata' then found[#found + 1] = v end
      if type(v) == 'table' then for _, x in pairs(v) do addresses(x, found) end end
      return found
    end
    for i, make in ipairs(values) do
      local path = {}
      for _, hop in ipairs(paths[i]) do path[#path + 1] = A[hop] end
      local first = table.remove(path, 1)
      path[#path + 1] = inbox
      first:send { value = make(), path = path }
      local got = inbox:receive()
      if not equal(got, make()) then print('different', i) end
      for n, address in ipairs(addresses(got, {})) do
        address:send { ask = n, path = { inbox } }
        if inbox:receive() ~= n then print('lost address', i, n) end
      end
    end
    print('done')`;
}

async function law(
  values: readonly string[],
  paths: readonly (readonly number[])[],
  threads: boolean[],
): Promise<void> {
  const text = main(values, paths, threads);
  const program = new Program({ "/main": text, "/actor": ACTOR });
  assert.equal(await program.run(LIMIT_MS), true, program.errors);
  assert.equal(program.output, "done\n", `${values.join("\n")}\n${program.errors}`);
}

const hops = fc.array(fc.integer({ min: 1, max: ACTORS }), { minLength: 1, maxLength: 5 });
const traffic = (max: number) =>
  fc
    .array(fc.tuple(value, hops), { minLength: 1, maxLength: max, size: "max" })
    .map((list): [string[], number[][]] => [list.map(([v]) => v), list.map(([, path]) => path)]);

function check(runs: number, property: fc.IAsyncProperty<unknown>): Promise<void> {
  return fc.assert(property, { seed, numRuns: Math.ceil(runs * more) });
}

t.test("values arrive as they were sent, and addresses still work after several hops", async () => {
  await check(
    150,
    fc.asyncProperty(traffic(30), ([values, paths]) => law(values, paths, [false, false, false])),
  );
});

t.test("also between threads", async () => {
  await check(
    5,
    fc.asyncProperty(traffic(150), ([values, paths]) => law(values, paths, [true, true, false])),
  );
});

// ---- who holds an address ----

/**
 * Main's address goes to all actors; they copy it to one another and give copies up in any order, and main gives up theirs. Only when
 * the last copy is gone, receive() raises.
 */
type Step = { type: "copy"; from: number; to: number } | { type: "release"; at: number; collected: boolean };

const HOLDER = `${POST}
  local inbox = require('inbox')
  local held = {}
  while true do
    local ok, message = pcall(inbox.receive, inbox)
    if not ok then return end -- main is gone
    if message.keep then held[#held + 1] = message.keep end
    if message.to then
      if held[1] then post(message.to, { keep = held[1] }) end
    end
    if message.release then
      local address = table.remove(held)
      if address and not message.collected then address:close() end
      address = nil
      collectgarbage()
    end
  end`;

function holders(steps: readonly Step[], threads: readonly boolean[]): string {
  const lines = steps.map((step) =>
    step.type === "copy"
      ? `A[${step.from}]:send { to = A[${step.to}] }`
      : `A[${step.at}]:send { release = true, collected = ${step.collected} }`,
  );
  return `
    local inbox = require('inbox')
    local A = {}
    for i, own in ipairs {${threads.join(", ")}} do
      A[i] = spawn_vm('./actor', { inherit_context = not own })
      A[i]:send { keep = inbox }
    end
    ${lines.join("\n")}
    -- While somebody holds the address, receive() waits.
    local over = false
    spawn(function()
      local ok, e = pcall(inbox.receive, inbox)
      over = true
      print('receive', ok, tostring(e))
    end):detach()
    for round = 1, 3 do this_fiber.yield() end
    print('gone')
    while not over do
      for i = 1, #A do A[i]:send { release = true } end
      this_fiber.yield()
    end
    for i = 1, #A do A[i]:send {} end -- they are still there
    print('there')`;
}

const actor = fc.integer({ min: 1, max: ACTORS });
const steps = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant("copy" as const), from: actor, to: actor }),
    fc.record({ type: fc.constant("release" as const), at: actor, collected: fc.boolean() }),
  ),
  { maxLength: 14 },
);

/** Whether somebody holds the address for sure after the steps, as far as their order is known. */
function held(list: readonly Step[]): boolean {
  // Copies may still be on their way; a release can only take what has arrived. Nobody releases more often than there are releases.
  const counts = new Map([1, 2, 3].map((i) => [i, 1]));
  for (const step of list) if (step.type === "release") counts.set(step.at, counts.get(step.at)! - 1);
  return [...counts.values()].some((count) => count > 0);
}

async function holderLaw(list: readonly Step[], threads: boolean[]): Promise<void> {
  const program = new Program({ "/main": holders(list, threads), "/actor": HOLDER });
  assert.equal(await program.run(LIMIT_MS), true, program.errors);
  const raised = "receive\tfalse\tBroadcast the address before attempting to receive on it\n";
  const late = `gone\n${raised}there\n`;
  const early = `${raised}gone\nthere\n`;
  assert.ok(program.output === late || (!held(list) && program.output === early), program.output);
}

t.test("receive() raises when the last holder of the address is gone, and not before", async () => {
  await check(
    250,
    fc.asyncProperty(steps, (list) => holderLaw(list, [false, false, false])),
  );
});

t.test("also when holders are in other threads, in whatever order they let go", async () => {
  await check(
    8,
    fc.asyncProperty(steps, (list) => holderLaw(list, [true, true, false])),
  );
});
