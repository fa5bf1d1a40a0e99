import t from "tap";
import { type VmContext } from "#dist/scheduler/runtime/vm-context.js";
import { Operation } from "#dist/modules/io/operation.js";
import { lines } from "../../modules/lua.js";

t.test("an error of the runtime while results are written is raised in the fiber", async (t) => {
  const code = `
    local ok, e = pcall(fail)
    print(ok, e, e.category, e.arg)
  `;
  const functions = {
    fail: (context: VmContext) => () => {
      new Operation(context).done(1, () => context.errors.raiseGeneric("ENOMEM", { arg: 7 }));
      return Operation.suspended;
    },
  };
  t.same(await lines(code, functions), ["false\tCannot allocate memory\tgeneric\t7"]);
});
