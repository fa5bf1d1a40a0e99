import { constants } from "node:fs";
import t from "tap";
import { Vm } from "#dist/index.js";
import { EMI_HOST_SUSPEND } from "#dist/interp/abi.js";
import { ByteStream, type StreamOptions } from "#dist/modules/io/byte-stream.js";
import { closeDescriptor } from "#dist/os/close.js";
import { dup, getFlags, NOT_YET, pipe, setNonBlocking, writeNow } from "#dist/os/descriptors.js";

/** A VM with a stream over `fd`, and functions `read`, `write` and `close` that use it with `bytes`. */
function withStream(fd: number, bytes: Uint8Array, options?: StreamOptions): { vm: Vm; stream: ByteStream } {
  const vm = Vm.create();
  const { context } = vm;
  const { core } = context;
  const stream = new ByteStream(context);
  stream.assign(fd, options);
  core.guard(() => {
    core.exports.emi_globals(core.values);
    core.setFunction(core.values, "read", (base) => stream.readSome(base, bytes));
    core.setFunction(core.values, "write", (base) => stream.writeSome(base, bytes));
  });
  return { vm, stream };
}

t.equal(EMI_HOST_SUSPEND < 0, true, "what a suspending function answers is no number of results");

t.test("a descriptor is as blocking after release() and close() as it was before", async (t) => {
  const { read, write } = pipe();
  const kept = dup(read);
  const blocking = (): boolean => (getFlags(kept) & constants.O_NONBLOCK) === 0;
  writeNow(write, new Uint8Array(2));
  for (const end of ["release", "close"] as const) {
    const { vm, stream } = withStream(dup(read), new Uint8Array(1));
    t.same(await vm.run("return read()"), [1]);
    t.equal(blocking(), false);
    const fd = stream[end]();
    t.equal(blocking(), true);
    if (fd !== undefined) closeDescriptor(fd);
    vm.close();
  }
  setNonBlocking(kept, true);
  const { vm, stream } = withStream(dup(read), new Uint8Array(0));
  t.same(await vm.run("return read()"), [0]);
  stream.close();
  t.equal(blocking(), false, "as it was");
  vm.close();
  for (const fd of [read, write, kept]) closeDescriptor(fd);
});

t.test("a shared descriptor stays blocking, and is never waited for in a system call", async (t) => {
  const { read, write } = pipe();
  const bytes = new Uint8Array(100_000).fill(7);
  const writer = withStream(dup(write), bytes, { shared: true });
  // What there is room for is written in pieces that fit, and not a byte more: a write(2) that does not fit would wait.
  let [n] = (await writer.vm.run("return write()")) as [number];
  t.ok(n > 0 && n < bytes.length);
  t.equal(getFlags(write) & constants.O_NONBLOCK, 0);
  // When it is full the writer waits, and this thread goes on.
  setNonBlocking(write, true);
  while (writeNow(write, bytes) !== NOT_YET);
  setNonBlocking(write, false);
  let over = false;
  const waiting = writer.vm.run("return write()").finally(() => (over = true));
  await new Promise(setImmediate);
  t.equal(over, false);
  const reader = withStream(dup(read), new Uint8Array(8192), { shared: true });
  t.same(await reader.vm.run("return read()"), [8192]);
  t.equal(getFlags(read) & constants.O_NONBLOCK, 0);
  [n] = (await waiting) as [number];
  t.ok(n > 0 && n <= 8192);
  for (const { vm, stream } of [writer, reader]) {
    stream.close();
    vm.close();
  }
  for (const fd of [read, write]) closeDescriptor(fd);
});

t.test("a killed job lets go of the stream: the next one reads", async (t) => {
  const { read, write } = pipe();
  const { vm, stream } = withStream(read, new Uint8Array(4));
  const job = vm.start("read()");
  const end = job.wait();
  await new Promise(setImmediate);
  job.kill();
  t.equal((await end).type, "killed");
  const next = vm.run("return read()");
  writeNow(write, new Uint8Array(3));
  t.same(await next, [3]);
  stream.close();
  closeDescriptor(write);
  vm.close();
});
