import { execFileSync } from "node:child_process";
import t from "tap";
import { nodeCommand } from "../../command.js";

/** Runs JavaScript in a process without koffi. */
function without(code: string): string {
  const module = (name: string): string => JSON.stringify(import.meta.resolve(`#dist/${name}`));
  const source = code.replaceAll(/'(os\/[\w-]+\.js)'/g, (_, name: string) => module(name));
  return execFileSync(...nodeCommand(["--input-type=module", "-e", source], { EMILUA_NO_KOFFI: "1" }), {
    encoding: "utf8",
  }).trim();
}

t.test("without koffi every call says what is missing", async (t) => {
  const said = without(`
    import * as descriptors from 'os/descriptors.js';
    import { pollable } from 'os/readiness.js';
    const { dup, getFlags, pipe, readNow, seek, setFlags, setNonBlocking, socketPair, writeNow } = descriptors;
    const calls = { dup, getFlags, pipe, readNow, seek, setFlags, setNonBlocking, socketPair, writeNow, pollable };
    for (const [name, call] of Object.entries(calls)) {
      try {
        call(0, new Uint8Array(1), 1);
        console.log(name, 'did not fail');
      } catch (error) {
        console.log(name, error.code, error.missing);
      }
    }`);
  const names = "dup getFlags pipe readNow seek setFlags setNonBlocking socketPair writeNow pollable";
  t.same(
    said.split("\n"),
    names.split(" ").map((name) => `${name} ERR_MISSING koffi`),
  );
});

t.test("without koffi files are opened and closed by Node alone", async (t) => {
  const said = without(`
    import { closeDescriptor, openFile } from 'os/close.js';
    import { fstatSync, openSync } from 'node:fs';
    for (const fd of [openFile('/dev/null', 0, 0), openSync('/dev/null')]) {
      closeDescriptor(fd);
      try { fstatSync(fd) } catch (error) { console.log(error.code) }
    }`);
  t.equal(said, "EBADF\nEBADF");
});
