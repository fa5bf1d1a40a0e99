import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import { cli, nodeCommand } from "../../command.js";

// Three actors compute and sleep, and tell how far they are. What no sentence of the manual orders is the order of what they tell.
const program = `
local inbox = require 'inbox'
if _CONTEXT == 'main' then
  local actors = {}
  for i = 1, 3 do
    actors[i] = spawn_vm('.')
    actors[i]:send{ name = i, to = inbox }
  end
  local order = {}
  for i = 1, 60 do order[i] = inbox:receive() end
  print(table.concat(order))
else
  local job = inbox:receive()
  for i = 1, 20 do
    if i % 5 == 0 then require('time').sleep(100) end
    for _ = 1, 200 do end
    job.to:send(job.name)
  end
end`;

t.test("the same seed gives the same interleaving, others give others, and sleeping costs no time", (t) => {
  const script = join(t.testdir(), "actors.lua");
  writeFileSync(script, program);
  const run = (seed: number): string => {
    const [file, args] = nodeCommand([cli, "run", "--virtual-time", "--seed", `${seed}`, script]);
    const done = spawnSync(file, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 });
    t.equal(done.stderr, "");
    t.equal(done.status, 0);
    t.equal([...done.stdout.trim()].sort().join(""), "1".repeat(20) + "2".repeat(20) + "3".repeat(20));
    return done.stdout;
  };
  const orders = [1, 2, 3, 4].map(run);
  t.same([1, 2, 3, 4].map(run), orders);
  t.ok(new Set(orders).size > 1, "seeds differ");
  t.end();
});
