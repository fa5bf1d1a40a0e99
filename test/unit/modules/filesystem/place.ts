import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Test } from "tap";
import { Vm, type VmOptions } from "#dist/index.js";

/** What Lua code finds: the module, `P` for paths in the directory, `fails` for what a call raises. */
const PREAMBLE = `
  local fs = require 'filesystem'
  local function P(name) return fs.path.new(DIR .. '/' .. (name or '')) end
  local function fails(f, ...)
    local ok, e = pcall(f, ...)
    if ok then return 'no error' end
    if type(e) ~= 'table' then return 'not an error of ours: ' .. tostring(e) end
    return tostring(e.category) .. ': ' .. tostring(e) .. (e.arg and ' ' .. e.arg or '')
  end
`.replaceAll("\n", " ");

/** A new directory for a test, and Lua code that works in it. */
export class Place {
  readonly path = mkdtempSync(join(tmpdir(), "filesystem-"));

  constructor(t: Test) {
    t.teardown(() => rmSync(this.path, { recursive: true, force: true }));
  }

  /** Runs commands of the shell in it. */
  shell(commands: string): string {
    return execFileSync("sh", ["-ec", commands], { cwd: this.path, encoding: "utf8" });
  }

  vm(options: VmOptions = {}): Vm {
    const vm = Vm.create({ files: true, ...options });
    vm.set("DIR", this.path);
    return vm;
  }

  /** Runs code; answers the lines that it printed, with the directory's path as "DIR". */
  async lines(code: string, options: VmOptions = {}): Promise<string[]> {
    let output = "";
    const vm = this.vm({ stdout: (bytes) => (output += Buffer.from(bytes).toString("latin1")), ...options });
    try {
      await vm.run(PREAMBLE + code, { chunkName: "=test" });
    } finally {
      vm.close();
    }
    return output.replaceAll(this.path, "DIR").split("\n").slice(0, -1);
  }
}

export { PREAMBLE };
