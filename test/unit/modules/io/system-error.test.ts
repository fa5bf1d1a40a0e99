import dns from "node:dns";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import { join } from "node:path";
import util from "node:util";
import t from "tap";
import { errorCode, nodeErrors } from "#dist/modules/io/system-error.js";
import { codeOf, systemCategory } from "#dist/scheduler/runtime/error-categories.js";

/** How Lua shows it. */
function shown(error: unknown): string {
  const { category, code } = errorCode(error);
  return `${category.name} ${category.message(code)}`;
}

const failing = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("it did not fail");
};

t.test("every entry of the table has a code that its category explains", (t) => {
  for (const [name, expected] of Object.entries(nodeErrors)) {
    const found = errorCode(Object.assign(new Error("text of JavaScript"), { code: name }));
    t.same(found, expected, name);
    t.notMatch(found.category.message(found.code), /^Unknown error|error -?\d+$/, name);
  }
  t.end();
});

t.test("every error of libuv has a code with a text", (t) => {
  for (const [number, [name]] of util.getSystemErrorMap()) {
    const { category, code } = errorCode(Object.assign(new Error("x"), { code: name, errno: number }));
    t.notMatch(category.message(code), /^Unknown error|error -?\d+$/, name);
    const generic = codeOf(systemCategory, name);
    if (generic !== undefined) t.same({ category, code }, { category: systemCategory, code: generic }, name);
  }
  t.end();
});

t.test("the name counts, not the number, which differs between systems", (t) => {
  t.equal(shown({ code: "EAGAIN", errno: -35 }), "system Resource temporarily unavailable");
  t.equal(shown({ code: "EDQUOT", errno: -69 }), "system Disk quota exceeded");
  t.equal(shown({ errno: -13 }), "system Permission denied");
  t.end();
});

t.test("anything else is an input/output error", (t) => {
  const others = [
    new Error("secret"),
    new TypeError("x is not a function"),
    "ENOENT",
    undefined,
    null,
    7,
    {},
    { code: 5 },
    { code: "constructor" },
    { code: "__proto__" },
    { code: "ERR_NOBODY_KNOWS" },
    { errno: 2 },
    { errno: -99999 },
    { errno: NaN },
    { errno: -1.5 },
    { code: "EOF2", errno: Infinity },
    new AggregateError([]),
  ];
  for (const error of others) t.equal(shown(error), "system Input/output error");
  t.end();
});

t.test("an error that stands for several is its first one", (t) => {
  const first = Object.assign(new Error("x"), { code: "ECONNREFUSED" });
  t.equal(shown(new AggregateError([first, new Error("y")])), "system Connection refused");
  const endless = new AggregateError([]);
  endless.errors.push(endless);
  t.equal(shown(endless), "system Input/output error");
  t.end();
});

t.test("errors of fs", (t) => {
  const here = t.testdir({ file: "x", full: { file: "" } });
  t.equal(shown(failing(() => fs.openSync(join(here, "nothing"), "r"))), "system No such file or directory");
  t.equal(shown(failing(() => fs.openSync(join(here, "file"), "wx"))), "system File exists");
  t.equal(shown(failing(() => fs.readdirSync(join(here, "file")))), "system Not a directory");
  t.equal(shown(failing(() => fs.readSync(fs.openSync(here, "r"), Buffer.alloc(1)))), "system Is a directory");
  t.equal(shown(failing(() => fs.rmdirSync(join(here, "full")))), "system Directory not empty");
  t.equal(shown(failing(() => fs.closeSync(1 << 20))), "system Bad file descriptor");
  t.equal(shown(failing(() => fs.openSync("x".repeat(5000), "r"))), "system File name too long");
  t.equal(shown(failing(() => fs.openSync("a\0b", "r"))), "system Invalid argument");
  t.equal(shown(failing(() => fs.openSync(7 as unknown as string, "r"))), "system Invalid argument");
  t.equal(shown(failing(() => fs.readSync(0, Buffer.alloc(1), 2, 1, 0))), "system Invalid argument");
  t.equal(shown(failing(() => fs.rmSync(here))), "system Is a directory");
  t.end();
});

t.test("errors of net", async (t) => {
  const failure = (emitter: NodeJS.EventEmitter): Promise<unknown> =>
    new Promise((resolve) => emitter.once("error", resolve));
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as net.AddressInfo;
  t.equal(shown(await failure(net.createServer().listen(port, "127.0.0.1"))), "system Address already in use");
  await new Promise((resolve) => server.close(resolve));
  t.equal(shown(await failure(net.connect(port, "127.0.0.1"))), "system Connection refused");
  t.equal(shown(failing(() => net.connect(70_000))), "system Invalid argument");
  const socket = new net.Socket();
  socket.destroy();
  t.equal(shown(await new Promise((resolve) => socket.write("x", resolve))), "system Bad file descriptor");
  if (os.platform() === "linux") {
    const path = join(t.testdir({}), "none");
    t.equal(shown(await failure(net.connect(path))), "system No such file or directory");
  }
});

t.test("errors of dns", async (t) => {
  const error = await new Promise((resolve) => dns.lookup("no such name", { family: 4 }, resolve));
  t.match(shown(error), /^asio\.netdb Host not found/);
  const code = (name: string) => shown(Object.assign(new Error("queryA"), { code: name, syscall: "queryA" }));
  t.equal(code("ENODATA"), "asio.netdb The query is valid, but it does not have associated data");
  t.equal(code("ENOTFOUND"), "asio.netdb Host not found (authoritative)");
  t.equal(code("ESERVFAIL"), "asio.netdb Host not found (non-authoritative), try again later");
  t.equal(code("EREFUSED"), "asio.netdb A non-recoverable error occurred during database lookup");
  t.equal(code("ETIMEOUT"), "system Connection timed out");
  t.equal(code("ECANCELLED"), "system Operation canceled");
});
