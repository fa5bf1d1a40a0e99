import { readdirSync } from "node:fs";
import { Vm } from "#dist/index.js";

/** Descriptors that this process has open. */
export function openDescriptors(): number {
  return readdirSync("/proc/self/fd").length;
}

/**
 * Runs Lua code in a VM that may use files; answers what it printed, by lines.
 * @param globals what the code gets
 */
export async function linesWithFiles(code: string, globals: Readonly<Record<string, unknown>> = {}): Promise<string[]> {
  let output = "";
  const vm = Vm.create({ files: true, stdout: (bytes) => (output += Buffer.from(bytes).toString()) });
  try {
    for (const [name, value] of Object.entries(globals)) vm.set(name, value);
    await vm.run(code, { chunkName: "=test" });
  } finally {
    vm.close();
  }
  return output.split("\n").slice(0, -1);
}
