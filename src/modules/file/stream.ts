import { type Address } from "../../interp/abi.js";
import { SEEK_CUR, SEEK_END, SEEK_SET } from "../../os/descriptors.js";
import { defineKind } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, integerArgument, stringArgument } from "../arguments.js";
import { ByteStream } from "../io/byte-stream.js";
import { newStream, ownerGetters, ownerMethods, readMethods, writeMethods } from "../io/stream-methods.js";
import { openArguments, resize, sizeOf } from "./open.js";

const whences: ReadonlyMap<string, number> = new Map([
  ["set", SEEK_SET],
  ["cur", SEEK_CUR],
  ["end", SEEK_END],
]);

/**
 * Fills the table `file.stream`: files read and written where their position is.
 *
 * - `new([fd]) -> file.stream`: closed, or of a file_descriptor, which it takes over
 * - `open(path, flags)`: see openArguments. misc.already_open
 * - `close()`, `cancel()`, `assign(fd)`, `release()`, `is_open`: see ownerMethods. What has begun is finished, since nobody can
 *   stop it: whoever waits for it gets its result
 * - `read_some(buffer)`, `write_some(buffer)`: see ByteStream. Suspend; interruption points: an interruption that comes while
 *   the system is at work is raised at the next one
 * - `seek(offset, whence) -> integer`: the new position, in bytes from the beginning. EINVAL; EBUSY during a read or write; ESPIPE
 * - `resize(n)`; `size`: of the file, in bytes
 *
 * All but reading and writing do not suspend, and raise EBADF when it is closed.
 *
 * Source: manual, file.stream.
 */
export function openFileStream(context: VmContext, table: Address): void {
  const { core } = context;
  const kind = defineKind<ByteStream>(context, {
    name: "file.stream",
    release: (self) => self.drop(),
    methods: {
      ...ownerMethods(context),
      ...readMethods(context),
      ...writeMethods(context),
      open(self, base, nargs) {
        self.mustBeClosed();
        const { fd, append } = openArguments(context, base, nargs);
        self.assign(fd, { fresh: { append } });
        return 0;
      },
      resize: (self, base, nargs) => resize(context, self.fd, base, nargs),
      seek(self, base, nargs) {
        const offset = integerArgument(context, base, nargs, 2);
        if (!Number.isSafeInteger(offset)) badArgument(context, 2);
        const whence = whences.get(stringArgument(context, base, nargs, 3)) ?? badArgument(context, 3);
        core.memory.setNumber(base, self.seek(offset, whence));
        return 1;
      },
    },
    getters: {
      ...ownerGetters(context),
      size: (self, slot) => core.memory.setNumber(slot, sizeOf(context, self.fd)),
    },
  });
  core.setFunction(table, "new", (base, nargs) => {
    core.writeHandle(
      base,
      kind,
      newStream(context, base, nargs, () => new ByteStream(context)),
    );
    return 1;
  });
}
