import { fstatSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { closeDescriptor, openFile } from "#dist/os/close.js";
import {
  dup,
  getFlags,
  NOT_YET,
  pipe,
  readNow,
  seek,
  SEEK_CUR,
  SEEK_END,
  SEEK_SET,
  setNonBlocking,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  socketPair,
  writeNow,
} from "#dist/os/descriptors.js";
import { constants } from "node:fs";

const open = (): number => readdirSync("/proc/self/fd").length;
const text = (s: string): Uint8Array => new Uint8Array(Buffer.from(s));

t.test("a copy refers to the same open file description", async (t) => {
  const directory = mkdtempSync(join(tmpdir(), "os-"));
  t.teardown(() => rmSync(directory, { recursive: true }));
  writeFileSync(join(directory, "f"), "hello world");
  const fd = openFile(join(directory, "f"), constants.O_RDONLY, 0);
  const copy = dup(fd);
  t.not(copy, fd);
  t.ok(copy >= 3);
  t.equal(seek(fd, 6, SEEK_SET), 6);
  t.equal(seek(copy, 1, SEEK_CUR), 7);
  t.equal(seek(copy, -1, SEEK_END), 10);
  closeDescriptor(fd);
  t.throws(() => fstatSync(fd), { code: "EBADF" });
  const bytes = new Uint8Array(3);
  t.equal(readNow(copy, bytes.subarray(1)), 1);
  t.same(bytes, Uint8Array.of(0, 0x64, 0));
  closeDescriptor(copy);
  t.throws(() => fstatSync(copy), { code: "EBADF" });
});

t.test("a pipe that does not block answers NOT_YET, and the end as 0", async (t) => {
  const before = open();
  const { read, write } = pipe();
  t.equal(setNonBlocking(read, true), true);
  t.equal(setNonBlocking(read, true), false);
  t.equal(setNonBlocking(write, true), true);
  const bytes = new Uint8Array(8);
  t.equal(readNow(read, bytes), NOT_YET);
  t.equal(writeNow(write, text("abc")), 3);
  t.equal(readNow(read, bytes.subarray(2, 4)), 2);
  t.same(bytes, Uint8Array.of(0, 0, 0x61, 0x62, 0, 0, 0, 0));
  const big = new Uint8Array(1 << 20);
  const n = writeNow(write, big);
  t.ok(n > 0 && n < big.length);
  t.equal(writeNow(write, big), NOT_YET);
  closeDescriptor(write);
  while (readNow(read, big) > 0);
  t.equal(readNow(read, big), 0);
  closeDescriptor(read);
  t.equal(open(), before);
});

t.test("new descriptors are not for child processes", { skip: process.platform !== "linux" }, async (t) => {
  const { readFileSync } = await import("node:fs");
  const { read, write } = pipe();
  const all = [read, write, dup(read), ...socketPair(SOCK_STREAM)];
  for (const fd of all) {
    const flags = parseInt(/^flags:\s*(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, "utf8"))![1]!, 8);
    t.ok(flags & 0o2000000, "FD_CLOEXEC");
    closeDescriptor(fd);
  }
});

t.test("sockets come in connected pairs", async (t) => {
  const [a, b] = socketPair(SOCK_SEQPACKET);
  t.equal(writeNow(a, text("one")), 3);
  t.equal(writeNow(a, text("two")), 3);
  const bytes = new Uint8Array(10);
  t.equal(readNow(b, bytes), 3, "one message");
  closeDescriptor(a);
  closeDescriptor(b);
});

t.test("errors have Node's shape, by name", async (t) => {
  t.throws(() => dup(-1), { code: "EBADF", syscall: "fcntl" });
  t.throws(() => getFlags(12345), { code: "EBADF" });
  t.throws(() => readNow(12345, new Uint8Array(1)), { code: "EBADF", syscall: "read" });
  t.throws(() => seek(0x7fffffff, 0, SEEK_SET), { code: "EBADF" });
  const { read, write } = pipe();
  t.throws(() => seek(read, 0, SEEK_CUR), { code: "ESPIPE" });
  closeDescriptor(read);
  t.throws(() => writeNow(write, text("x")), { code: "EPIPE" }, "and the process goes on");
  closeDescriptor(write);
  closeDescriptor(write); // no error: it is gone
});

t.test("what Node opened is closed by Node, in a worker without a warning", async (t) => {
  const { Worker } = await import("node:worker_threads");
  const code = `
    const { openFile, closeDescriptor } = await import(${JSON.stringify(import.meta.resolve("#dist/os/close.js"))});
    const { pipe } = await import(${JSON.stringify(import.meta.resolve("#dist/os/descriptors.js"))});
    const { parentPort } = await import("node:worker_threads");
    process.on("warning", (warning) => parentPort.postMessage(warning.message));
    const { read, write } = pipe();
    for (const fd of [read, write, openFile("/dev/null", 0, 0)]) closeDescriptor(fd);
    setImmediate(() => parentPort.postMessage("done"));`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  const said: unknown[] = [];
  worker.on("message", (message) => said.push(message));
  await new Promise((resolve) => worker.on("exit", resolve));
  t.same(said, ["done"]);
  closeDescriptor(openSync("/dev/null", "r")); // one that this file does not know
});
