import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import t from "tap";
import { cli, nodeCommand } from "./command.js";
import { root } from "./lua-runner.js";

const directory = join(root, "examples");

function run(args: string[]): { code: number | null; output: string; errors: string } {
  const { status, stdout, stderr } = spawnSync(...nodeCommand(args), { cwd: root, encoding: "utf8" });
  return { code: status, output: stdout, errors: stderr };
}
const lua = (name: string, ...args: string[]) => run([cli, "run", join(directory, name), "--", ...args]);

t.test("every example prints what examples/expected says", async (t) => {
  for (const name of readdirSync(directory)) {
    if (!/\.(lua|mjs)$/.test(name)) continue;
    const expected = join(directory, "expected", name.replace(/\.\w+$/, ".txt"));
    if (!existsSync(expected)) t.fail(`${name} has no expected output`);
    const once = () => (name.endsWith(".mjs") ? run([join(directory, name)]) : lua(name));
    const wanted = { code: 0, output: readFileSync(expected, "utf8"), errors: "" };
    let found = once();
    // Sorting by sleeping is a race: on a machine that stands still for 10 ms between two sleeps it goes wrong, and rightly so.
    for (let again = 0; name === "sleepsort.lua" && found.output !== wanted.output && again < 3; again++)
      found = once();
    t.same(found, wanted, name);
  }
});

t.test("examples use their arguments", async (t) => {
  t.equal(lua("sleepsort.lua", "60", "1", "30").output, "1\n30\n60\n");
  t.equal(lua("json-pretty.lua", '[{"a":1}]').output, '[\n  {\n    "a": 1\n  }\n]\n');
  t.match(lua("json-pretty.lua", '{"a": [1,\n 2,]}'), {
    code: 1,
    errors: /not JSON: line 2, column 4: value expected/,
  });
  t.equal(lua("markdown-to-html.lua", "# A & B").output, "<h1>A &amp; B</h1>\n");
  const readme = readFileSync(join(root, "README.md"), "latin1");
  const [lines, words] = [readme.split("\n").length - 1, readme.split(/\s+/).filter((word) => word !== "").length];
  const counts = [lines, words, readme.length].map((n) => String(n).padStart(7)).join(" ");
  t.same(lua("wc.lua", join(root, "README.md"), "/no/such/file"), {
    code: 1,
    output: `${counts} ${join(root, "README.md")}\n${counts} total\n`,
    errors: "wc: /no/such/file: No such file or directory\n",
  });
  t.same(lua("supervisor.lua", "echo", "done"), { code: 0, output: "done\nit has ended\n", errors: "" });
  const merged = lua("json-lines-mux.lua", "echo 1; echo 2", "seq 1000").output.trim().split("\n");
  t.equal(merged.length, 1004);
  t.same(
    merged
      .filter((line) => line.startsWith('{"source":2'))
      .map((line) => (JSON.parse(line) as { value: number }).value),
    Array.from({ length: 1000 }, (_, i) => i + 1),
  );
  t.match(
    lua("file-index.lua", "src", "modules").output,
    /^\d+ files in \d+ directories, \d+ bytes\n  \.ts +\d+ files/,
  );
  t.match(lua("file-index.lua", "src/nowhere"), { code: 1, errors: /panicked: 'No such file or directory'/ });
  t.equal(lua("interpreter.lua", "(define (f x) (* x x)) (f 7)").output, "49\n");
});

/** A server among the examples, which prints where it listens; `use` gets its port. */
async function withServer(args: string[], use: (port: string) => Promise<void> | void): Promise<void> {
  const [name, ...rest] = args;
  const server = spawn(...nodeCommand([cli, "run", join(directory, name!), "--", ...rest]), {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [line] = (await once(createInterface({ input: server.stdout }), "line")) as [string];
    await use(/:(\d+)/.exec(line)![1]!);
  } finally {
    server.kill();
    await once(server, "exit");
  }
}

/** Whether there is such a command. */
const has = (command: string): boolean => spawnSync("which", [command]).status === 0;

t.test(
  "the network's examples are tools: curl and socat use them",
  { skip: !has("curl") || !has("socat") },
  async (t) => {
    const output = async (command: string, args: string[], input = ""): Promise<string> => {
      const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
      child.stdin.end(input);
      let text = "";
      for await (const piece of child.stdout.setEncoding("utf8")) text += piece;
      return text;
    };
    await withServer(["file-server.lua", "."], async (port) => {
      const url = `http://127.0.0.1:${port}`;
      t.equal(await output("curl", ["-s", `${url}/README.md`]), readFileSync(join(root, "README.md"), "utf8"));
      const status = (...args: string[]) =>
        output("curl", ["-s", "-o", "/dev/null", "-w", "%{http_code}", "--path-as-is", ...args]);
      t.equal(await status(`${url}/nowhere`), "404");
      t.equal(await status(`${url}/../../../../etc/passwd`), "404");
      const type = ["-s", "-o", "/dev/null", "-w", "%{content_type}", `${url}/README.md`];
      t.equal(await output("curl", type), "text/markdown; charset=utf-8");
      t.equal(await status("-X", "POST", "-d", "x", `${url}/README.md`), "405");
      await withServer(["tcp-proxy.lua", "0", "127.0.0.1", port], async (proxy) => {
        t.equal(
          await output("curl", ["-s", `http://127.0.0.1:${proxy}/package-lock.json`]),
          readFileSync(join(root, "package-lock.json"), "utf8"),
        );
      });
    });
    await withServer(["echo.lua", "server"], async (port) => {
      const much = "0123456789".repeat(100_000);
      t.equal(await output("socat", ["-t", "10", "-", `TCP:127.0.0.1:${port}`], much), much);
      t.equal(lua("echo.lua", "client", port, "hello", "there").output, "hello\nthere\n");
      t.equal(lua("port-scanner.lua", "127.0.0.1", port).output.split("\t")[0], port);
    });
  },
);

t.test("udp-ping tells times, and what is not answered", async (t) => {
  await withServer(["udp-ping.lua", "server", "0"], (port) => {
    const { code, output } = lua("udp-ping.lua", "127.0.0.1", port, "1");
    t.match(output, /^1: \d+\.\d{3} ms\n0 of 1 lost\n$/);
    t.equal(code, 0);
  });
  // Port 9 is nobody's, or somebody's who throws away what comes.
  t.match(lua("udp-ping.lua", "127.0.0.1", "9", "1"), { code: 0, output: /^1: .*\n1 of 1 lost\n$/ });
});

t.test("tcp-proxy: when the server breaks the connection, a client that only listens is told", async (t) => {
  const server = createServer((socket) => socket.once("data", () => socket.resetAndDestroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => server.close());
  const target = String((server.address() as AddressInfo).port);
  await withServer(["tcp-proxy.lua", "0", "127.0.0.1", target], async (port) => {
    const client = connect(Number(port), "127.0.0.1", () => client.write("x"));
    client.on("error", () => {});
    await once(client.resume(), "close");
    t.pass("it is closed");
  });
});

t.test("chat-server: who does not read is put out, and the others get every line", async (t) => {
  await withServer(["chat-server.lua", "0"], async (port) => {
    const join = async (name: string): Promise<Socket> => {
      const socket = connect(Number(port), "127.0.0.1");
      socket.on("error", () => {});
      t.teardown(() => socket.destroy());
      await once(socket, "data");
      socket.write(`${name} hall\n`);
      return socket;
    };
    const listener = await join("listener");
    const lines = createInterface({ input: listener })[Symbol.asyncIterator]();
    const heard = async (): Promise<string> => (await lines.next()).value as string;
    t.equal(await heard(), "listener is here");
    const deaf = await join("deaf");
    deaf.pause();
    t.equal(await heard(), "deaf is here");
    const talker = await join("talker");
    talker.resume();
    t.equal(await heard(), "talker is here");

    talker.write(Array.from({ length: 3000 }, (_, i) => `${i}\n`).join(""));
    for (let i = 0; i < 3000; i++) if ((await heard()) !== `talker: ${i}`) t.fail(`line ${i} is missing`);

    const long = "x".repeat(900);
    let line: string;
    do {
      talker.write(`${long}\n`);
      line = await heard();
    } while (line === `talker: ${long}`);
    t.equal(line, "deaf has left");
  });
});
