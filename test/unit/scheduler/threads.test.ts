import assert from "node:assert/strict";
import t from "tap";
import { Random } from "#dist/scheduler/runtime/random.js";
import { Program } from "./threads/program.js";

// Threads that are ended from outside at random moments, under load. PROPERTY_SEED=<n> PROPERTY_RUNS=<times as many> look further.

const more = Number(process.env["PROPERTY_RUNS"] ?? 1);
if (more > 1) t.setTimeout(0);
const LIMIT_MS = 15_000;
const THREADS = 4;

/** Sends numbers to all threads until that fails, and collects what they send until nobody is left. */
const MAIN = `
  local inbox = require('inbox')
  local workers = {}
  for i = 1, ${THREADS} do workers[i] = spawn_vm('./worker', { inherit_context = false }) end
  for i, worker in ipairs(workers) do
    spawn(function()
      local ok, e = pcall(worker.send, worker, { id = i, main = inbox, peer = workers[i % ${THREADS} + 1] })
      local acknowledged = 0
      while ok do
        ok, e = pcall(worker.send, worker, acknowledged + 1)
        if ok then acknowledged = acknowledged + 1 end
      end
      report('closed', i, acknowledged, tostring(e))
      workers[i] = nil
    end):detach()
  end
  local function receive() -- or the error when nobody is left, or nobody is there yet
    local ok, message = pcall(inbox.receive, inbox)
    if ok then return message end
    if not next(workers) then return report('last', 0, 0, tostring(message)) end
    this_fiber.yield()
    return receive()
  end
  for message in receive do report(message.kind, message.id, message.n, message.text) end`;

/** Sends numbers to main and to its neighbour, and passes on what it gets. */
const WORKER = `
  local inbox = require('inbox')
  local start = inbox:receive()
  local main, id = start.main, start.id
  spawn(function()
    for n = 1, math.huge do main:send { kind = 'stream', id = id, n = n } end
  end):detach()
  spawn(function()
    for n = 1, math.huge do
      local ok, e = pcall(start.peer.send, start.peer, { from = id, n = n })
      if not ok then
        main:send { kind = 'peer closed', id = id, n = n, text = tostring(e) }
        return
      end
    end
  end):detach()
  while true do
    local got = inbox:receive()
    if type(got) == 'table' then main:send { kind = 'from peer', id = got.from, n = got.n }
    else main:send { kind = 'echo', id = id, n = got } end
  end`;

/** What main heard of one thread, by kind. */
type Story = Map<string, number[]>;

async function round(random: Random): Promise<void> {
  const program = new Program({ "/main": MAIN, "/worker": WORKER });
  const stories = new Map<number, Story>();
  const texts: string[] = [];
  const left = Array.from({ length: THREADS }, (_, i) => i + 1);
  const kill = (): void => {
    program.kill(left.splice(random.below(left.length), 1)[0]!);
    // The last one is to notice first that its neighbour is gone.
    if (left.length > 1) setTimeout(kill, random.below(40));
    else if (heard.has(left[0]!)) setTimeout(kill, random.below(40));
    else waiting = true;
  };
  let waiting = false;
  const heard = new Set<number>();
  program.define("report", (kind: string, id: number, n: number, text?: string) => {
    if (text !== undefined) texts.push(`${kind}: ${text}`);
    const story: Story = stories.get(id) ?? new Map<string, number[]>();
    stories.set(id, story);
    story.set(kind, [...(story.get(kind) ?? []), n]);
    if (kind !== "peer closed") return;
    heard.add(id);
    if (waiting && id === left[0]) {
      waiting = false;
      setTimeout(kill, random.below(20));
    }
  });
  setTimeout(kill, random.below(250));
  assert.equal(await program.run(LIMIT_MS), true);
  assert.equal(program.errors, "");
  for (const text of texts) {
    assert.match(
      text,
      /^(peer )?closed: Channel closed$|^last: Broadcast the address before attempting to receive on it$/,
    );
  }
  for (let id = 1; id <= THREADS; id++) {
    const story = stories.get(id)!;
    const list = (kind: string): number[] => story.get(kind) ?? [];
    for (const kind of ["stream", "from peer", "echo"]) {
      assert.deepEqual(
        list(kind),
        Array.from({ length: list(kind).length }, (_, i) => i + 1),
        `${kind} of ${id}`,
      );
    }
    assert.equal(list("closed").length, 1, "its sender was told once");
    const acknowledged = list("closed")[0]!;
    const echoed = list("echo").length;
    assert.ok(echoed === acknowledged || echoed === acknowledged - 1, `${acknowledged} taken, ${echoed} passed on`);
    messages += list("stream").length + list("from peer").length + echoed;
  }
  assert.equal(texts.filter((text) => text.startsWith("last")).length, 1);
}

let messages = 0;

t.test("when threads are killed, senders are told, and no message is lost, doubled or out of order", async (t) => {
  const random = new Random(Number(process.env["PROPERTY_SEED"] ?? 2025));
  for (let i = 0; i < 6 * more; i++) await round(random);
  t.ok(messages > 0, `${messages} messages`);
});
