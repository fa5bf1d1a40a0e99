import { Vm } from "#dist/index.js";
import { type RawFunction } from "#dist/interp/core.js";

/**
 * Runs Lua code in a fresh VM and answers the lines that it printed.
 * @param functions host functions, as globals
 */
export async function lines(
  code: string,
  functions: Readonly<Record<string, (context: Vm["context"]) => RawFunction>> = {},
): Promise<string[]> {
  let output = "";
  const vm = Vm.create({ stdout: (bytes) => (output += Buffer.from(bytes).toString()) });
  try {
    const { core } = vm.context;
    for (const [name, define] of Object.entries(functions)) {
      core.guard(() => {
        core.exports.emi_globals(core.values);
        core.setFunction(core.values, name, define(vm.context));
      });
    }
    await vm.run(code, { chunkName: "=test" });
  } finally {
    vm.close();
  }
  return output.split("\n").slice(0, -1);
}
