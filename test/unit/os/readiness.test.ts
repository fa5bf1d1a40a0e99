import { openSync } from "node:fs";
import t from "tap";
import { closeDescriptor } from "#dist/os/close.js";
import { getFlags, pipe, readNow, setNonBlocking, writeNow } from "#dist/os/descriptors.js";
import { koffi } from "#dist/os/koffi.js";
import { pollable, readinessOf } from "#dist/os/readiness.js";
import { UvReadiness } from "#dist/os/uv-readiness.js";
import { constants } from "node:fs";

/** A pipe that does not block. */
function makePipe(t: { teardown(fn: () => void): unknown }): { read: number; write: number } {
  const ends = pipe();
  setNonBlocking(ends.read, true);
  setNonBlocking(ends.write, true);
  t.teardown(() => {
    closeDescriptor(ends.read);
    closeDescriptor(ends.write);
  });
  return ends;
}

t.test("koffi has the entries that are used, documented or not", async (t) => {
  t.type(koffi().node.poll, "function");
  t.type(koffi().errno, "function");
  const { read, write } = makePipe(t);
  writeNow(write, new Uint8Array(1));
  const said = await new Promise<unknown[]>((resolve) => {
    const handle = koffi().node.poll(read, { readable: true, writable: false }, (...args) => {
      handle.stop();
      handle.start({ readable: true, writable: false }, (...again) => {
        handle.close();
        resolve([args, again]);
      });
    });
  });
  const events = [0, { readable: true, writable: false, disconnect: false }];
  t.same(said, [events, events]);
});

/** The ways to wait; where there is epoll the other one is tested as well. */
const ways = { epoll: readinessOf, uv_poll: (fd: number, blocking?: boolean) => new UvReadiness(fd, blocking) };

for (const [way, make] of Object.entries(ways)) {
  t.test(`${way}: a reader is called once, when there is something`, async (t) => {
    const { read, write } = makePipe(t);
    const readiness = make(read);
    let calls = 0;
    const called = new Promise<void>((resolve) =>
      readiness.onReadable(() => {
        calls++;
        resolve();
      }),
    );
    await new Promise(setImmediate);
    t.equal(calls, 0);
    writeNow(write, new Uint8Array(3));
    await called;
    await new Promise(setImmediate);
    t.equal(calls, 1);
    t.equal(readNow(read, new Uint8Array(9)), 3);
    readiness.close();
    readiness.close();
  });

  t.test(`${way}: a writer is called when there is room, a reader at the end of the stream`, async (t) => {
    const { read, write } = pipe();
    setNonBlocking(write, true);
    const big = new Uint8Array(1 << 20);
    const n = writeNow(write, big);
    const writable = make(write);
    const room = new Promise<void>((resolve) => writable.onWritable(resolve));
    t.equal(readNow(read, big), n);
    await room;
    writable.close();
    const readable = make(read);
    const end = new Promise<void>((resolve) => readable.onReadable(resolve));
    closeDescriptor(write);
    await end;
    t.equal(readNow(read, big), 0);
    readable.close();
    closeDescriptor(read);
  });

  t.test(`${way}: nothing is called after cancelling or closing`, async (t) => {
    const { read, write } = makePipe(t);
    const readiness = make(read);
    readiness.onReadable(() => t.fail("was cancelled"));
    readiness.cancelReadable();
    writeNow(write, new Uint8Array(1));
    await new Promise(setImmediate);
    readiness.onReadable(() => t.fail("was closed"));
    readiness.close();
    await new Promise(setImmediate);
    readiness.cancelReadable();
  });

  t.test(`${way}: a shared descriptor stays blocking`, async (t) => {
    const { read, write } = pipe();
    const readiness = make(read, true);
    const called = new Promise<void>((resolve) => readiness.onReadable(resolve));
    t.equal(getFlags(read) & constants.O_NONBLOCK, 0);
    writeNow(write, new Uint8Array(1));
    await called;
    readiness.close();
    closeDescriptor(read);
    closeDescriptor(write);
  });

  t.test(`${way}: what nobody waits for does not keep the event loop busy`, async (t) => {
    const { read, write } = makePipe(t);
    const readiness = make(read);
    writeNow(write, new Uint8Array(2));
    await new Promise<void>((resolve) => readiness.onReadable(resolve)); // and nobody reads
    let turns = 0;
    const until = performance.now() + 100;
    while (performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      turns++;
    }
    t.ok(turns <= 6);
    await new Promise<void>((resolve) => readiness.onReadable(resolve)); // it can be waited for again
    readiness.close();
  });
}

t.test("one can wait for pipes, not for files and the like", async (t) => {
  const { read, write } = makePipe(t);
  t.equal(pollable(read), true);
  t.equal(pollable(write), true);
  for (const name of ["/dev/null", process.execPath, "/"]) {
    const fd = openSync(name, "r");
    t.equal(pollable(fd), false, name);
    closeDescriptor(fd);
  }
  t.throws(() => pollable(12345), { code: "EBADF" });
});
