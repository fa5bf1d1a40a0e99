import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { fileSystem } from "#dist/modules/loader/files.js";

t.test("what is a file, what is none, and what cannot be read", async (t) => {
  const directory = mkdtempSync(join(tmpdir(), "files-"));
  t.teardown(() => rmSync(directory, { recursive: true }));
  const file = join(directory, "x.lua");
  writeFileSync(file, "x = 1");
  execFileSync("mkfifo", [join(directory, "pipe.lua")]);

  t.equal(Buffer.from(fileSystem.read(file)!).toString(), "x = 1");
  t.equal(fileSystem.read(join(directory, "y.lua")), undefined);
  t.equal(fileSystem.read(join(file, "y.lua")), undefined, "x.lua is no directory");
  t.equal(fileSystem.read(join(directory, "y".repeat(5000))), undefined, "names have limits");
  t.equal(fileSystem.read(directory), undefined, "a directory is no file");
  t.throws(() => fileSystem.read(join(directory, "pipe.lua")), "nobody waits for a pipe");
  t.throws(() => fileSystem.read("/dev/zero"), "a device");
});
