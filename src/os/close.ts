import { closeSync, openSync } from "node:fs";
import { hasLibc, libc } from "./libc.js";

/**
 * Node keeps a list of what each worker thread opened through `fs`, closes it when the thread ends, and warns when something else is
 * closed. So a descriptor is closed by whom it was opened: this remembers Node's.
 */
const nodes = new Set<number>();

/** fs.openSync, for descriptors that {@link closeDescriptor} closes. */
export function openFile(path: string | Buffer, flags: number, mode: number): number {
  const fd = openSync(path, flags, mode);
  nodes.add(fd);
  return fd;
}

/** Closes a descriptor. It is gone whatever the system says to that, so errors are not told. */
export function closeDescriptor(fd: number): void {
  if (!nodes.delete(fd) && hasLibc()) {
    libc("close")(fd); // once: after EINTR the number may be somebody else's
    return;
  }
  try {
    closeSync(fd);
  } catch {
    // See above.
  }
}
