import t from "tap";
import { type MessagePort } from "node:worker_threads";
import { Introductions } from "#dist/scheduler/threads/introductions.js";
import { type Packet } from "#dist/scheduler/threads/protocol.js";

/** An Introductions of a program with these threads; `said` is what they were told. */
function program(...known: number[]) {
  const gone = new Set<number>();
  const said: string[] = [];
  const introductions = new Introductions({
    post: (to, packet: Packet, ...ports: MessagePort[]) => {
      said.push(`${to}: ${packet.op} ${"thread" in packet ? packet.thread : ""}`);
      for (const port of ports) port.close();
    },
    knows: (thread) => known.includes(thread),
    lost: (thread) => gone.has(thread),
  });
  const take = () => said.splice(0);
  return { introductions, known, gone, take };
}

t.test("two threads get one way to each other, whoever asks, however often", (t) => {
  const { introductions, take } = program(1, 2, 3);
  introductions.introduce(1, 2);
  t.same(take(), ["1: connect 2", "2: connect 1"]);
  introductions.introduce(2, 1);
  introductions.introduce(1, 2);
  t.same(take(), []);
  introductions.introduce(3, 1);
  t.same(take(), ["3: connect 1", "1: connect 3"]);
  t.end();
});

t.test("a thread has a way to the one that started it", (t) => {
  const { introductions, take } = program(1, 2);
  introductions.started(2, 1);
  introductions.introduce(2, 1);
  t.same(take(), []);
  t.end();
});

t.test("who asks for a thread before its start is known waits for that", (t) => {
  const { introductions, known, take } = program(1, 2);
  introductions.introduce(2, 3);
  t.same(take(), []);
  known.push(3);
  introductions.started(3, 1);
  t.same(take(), ["2: connect 3", "3: connect 2"]);
  t.end();
});

t.test("who has a way to a thread is told of its end, who asks later is told that there is none", (t) => {
  const { introductions, gone, take } = program(1, 2, 3);
  introductions.introduce(1, 2);
  introductions.started(3, 2);
  take();
  gone.add(2);
  introductions.forget(2);
  t.same(take(), ["1: ended 2", "3: ended 2"]);
  introductions.introduce(3, 2);
  t.same(take(), ["3: gone 2"]);
  t.end();
});
