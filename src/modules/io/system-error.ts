import {
  addrinfoCategory,
  type Category,
  codeOf,
  genericCategory,
  miscCategory,
  netdbCategory,
  systemCategory,
} from "../../scheduler/runtime/error-categories.js";
import { type ErrorMembers } from "../../scheduler/runtime/error-values.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { MissingError } from "../../os/errors.js";

/** An error as Lua sees it. */
export interface ErrorCode {
  readonly category: Category;
  readonly code: number;
}

const system = (name: keyof typeof systemCategory.codes): ErrorCode => ({
  category: systemCategory,
  code: systemCategory.codes[name]!,
});

/** Reads of streams end with this. */
export const EOF: ErrorCode = { category: miscCategory, code: miscCategory.codes.eof };

/** What cancel() and close() do to pending operations. On POSIX systems asio's operation_aborted is ECANCELED. */
export const OPERATION_ABORTED: ErrorCode = system("ECANCELED");

/** What Node and libuv call by names that errno does not have. */
const special: Readonly<Record<string, ErrorCode>> = {
  EOF,
  ABORT_ERR: OPERATION_ABORTED,
  EAI_ADDRFAMILY: system("EAFNOSUPPORT"),
  EAI_AGAIN: { category: netdbCategory, code: netdbCategory.codes.host_not_found_try_again },
  EAI_CANCELED: OPERATION_ABORTED,
  EAI_FAIL: { category: netdbCategory, code: netdbCategory.codes.no_recovery },
  EAI_FAMILY: system("EAFNOSUPPORT"),
  EAI_MEMORY: system("ENOMEM"),
  EAI_NODATA: { category: netdbCategory, code: netdbCategory.codes.no_data },
  EAI_NONAME: { category: netdbCategory, code: netdbCategory.codes.host_not_found },
  EAI_SERVICE: { category: addrinfoCategory, code: addrinfoCategory.codes.service_not_found },
  EAI_SOCKTYPE: { category: addrinfoCategory, code: addrinfoCategory.codes.socket_type_not_supported },
  ENOTFOUND: { category: netdbCategory, code: netdbCategory.codes.host_not_found },
  ENODATA: { category: netdbCategory, code: netdbCategory.codes.no_data },
  ESHUTDOWN: { category: systemCategory, code: 108 },
  ECHARSET: system("EILSEQ"),
  ERR_FS_FILE_TOO_LARGE: system("EFBIG"),
  ERR_FS_CP_EEXIST: system("EEXIST"),
  ERR_FS_EISDIR: system("EISDIR"),
  ERR_DIR_CLOSED: system("EBADF"),
  ERR_INVALID_ARG_VALUE: system("EINVAL"),
  ERR_INVALID_ARG_TYPE: system("EINVAL"),
  ERR_OUT_OF_RANGE: system("EINVAL"),
  ERR_SOCKET_BAD_PORT: system("EINVAL"),
  ERR_MEMORY_ALLOCATION_FAILED: system("ENOMEM"),
  ERR_MISSING: { category: genericCategory, code: genericCategory.codes.ENOTSUP },
  ERR_WORKER_UNSUPPORTED_OPERATION: { category: genericCategory, code: genericCategory.codes.ENOTSUP },
};

/**
 * What Lua gets for an error of Node or libuv. The name counts where it is an errno's, for numbers differ between systems;
 * for the others the number, as errno. EIO for whatever else it may be: nothing of JavaScript reaches the program.
 */
export function errorCode(error: unknown): ErrorCode {
  const { code, errno } = (typeof error === "object" && error !== null ? error : {}) as Partial<NodeJS.ErrnoException>;
  if (typeof code === "string") {
    if (Object.hasOwn(special, code)) return special[code]!;
    const number = codeOf(systemCategory, code);
    if (number !== undefined) return { category: systemCategory, code: number };
  }
  if (typeof errno === "number" && errno < 0 && errno > -4000) return { category: systemCategory, code: -errno };
  return system("EIO");
}

/**
 * Raises what Node or src/os threw, in the running host function.
 * @param members further ones of the error table; `missing` names what src/os would need
 */
export function raiseError(context: VmContext, error: unknown, members?: ErrorMembers): never {
  const { category, code } = errorCode(error);
  return context.errors.raise(category, code, membersOf(error, members));
}

/** Members of the error table for an error. */
export function membersOf(error: unknown, members?: ErrorMembers): ErrorMembers | undefined {
  return error instanceof MissingError ? { ...members, missing: error.missing } : members;
}
