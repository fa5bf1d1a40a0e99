import { type Kind } from "../../interp/handles.js";
import { dup } from "../../os/descriptors.js";
import { defineKind } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { raiseError } from "../io/system-error.js";
import { FileDescriptor, setDescriptorKind, writeDescriptor } from "./file-descriptor.js";

/**
 * Prepares for file_descriptors, the handles of the system as values. None can be made out of nothing; `release()` of an IO object
 * and others give them.
 *
 * - `close()`: EBADF when it is closed already, or was taken over
 * - `dup() -> file_descriptor` of the same open file description. EBADF; EMFILE; ENOTSUP without koffi
 * - `cap_get`, `cap_set`: ENOTSUP
 * - tostring: `/dev/fd/%i`; -1 once it is closed
 *
 * Whatever uses one borrows it, but for IO objects (`new(fd)`, `assign(fd)`), which take it over: then this one is closed. In a
 * message travels another descriptor of the same description. Nothing here suspends.
 *
 * Source: manual, file_descriptor.
 */
export function prepareDescriptors(context: VmContext): void {
  setDescriptorKind(context.core, () => openKind(context));
}

function openKind(context: VmContext): Kind<FileDescriptor> {
  const { core, errors } = context;
  const open = (self: FileDescriptor): number => self.fd ?? errors.raiseSystem("EBADF", { arg: 1 });
  const unsupported = (): never => errors.raiseGeneric("ENOTSUP");
  return defineKind<FileDescriptor>(context, {
    name: "file_descriptor",
    traits: { sendable: true },
    release: (self) => self.close(),
    methods: {
      close(self) {
        open(self);
        self.close();
        return 0;
      },
      dup(self, base) {
        const fd = open(self);
        let copy: number;
        try {
          copy = dup(fd);
        } catch (error) {
          return raiseError(context, error);
        }
        writeDescriptor(core, base, copy);
        return 1;
      },
      cap_get: unsupported,
      cap_set: unsupported,
    },
    metamethods: {
      __tostring(self, base) {
        core.writeString(base, `/dev/fd/${self.fd ?? -1}`);
        return 1;
      },
    },
  });
}
