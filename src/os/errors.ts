import { getSystemErrorName } from "node:util";

/** What a system call reported, in the shape of Node's errors. */
export class SystemCallError extends Error {
  /** "EBADF". The numbers differ between systems, the names do not. */
  readonly code: string;

  /** @param errno positive, as this system numbers errors */
  constructor(
    readonly syscall: string,
    errno: number,
  ) {
    const code = getSystemErrorName(-errno);
    super(`${code}: ${syscall}`);
    this.code = code;
    this.errno = -errno;
  }

  /** Negative, as in Node's errors. */
  readonly errno: number;
}

/** Something that Node has no call for, and that cannot be had here otherwise. */
export class MissingError extends Error {
  readonly code = "ERR_MISSING";

  /** @param missing what there would have to be, for people: "koffi" */
  constructor(readonly missing: string) {
    super(`not available without ${missing}`);
  }
}
