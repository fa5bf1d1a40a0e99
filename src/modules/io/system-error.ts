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

const netdb = (name: keyof typeof netdbCategory.codes): ErrorCode => ({
  category: netdbCategory,
  code: netdbCategory.codes[name],
});

const addrinfo = (name: keyof typeof addrinfoCategory.codes): ErrorCode => ({
  category: addrinfoCategory,
  code: addrinfoCategory.codes[name],
});

/** This runtime's own error for what it cannot do. */
const NOT_SUPPORTED: ErrorCode = { category: genericCategory, code: genericCategory.codes.ENOTSUP };

/** Numbers of Linux that have no generic name. */
const linux = (code: number): ErrorCode => ({ category: systemCategory, code });

/**
 * What Node, libuv and c-ares call by names that module generic_error does not have. Names that stand for a wrong argument or a
 * wrong state are here in case one gets through our own checks.
 */
export const nodeErrors: Readonly<Record<string, ErrorCode>> = {
  // The system, and libuv
  EOF,
  ECHARSET: system("EILSEQ"),
  EDQUOT: linux(122),
  EFTYPE: system("EINVAL"),
  EHOSTDOWN: linux(112),
  ENONET: linux(64),
  EREMOTEIO: linux(121),
  ESHUTDOWN: linux(108),
  ESOCKTNOSUPPORT: linux(94),
  ESTALE: linux(116),
  EUNATCH: linux(49),
  UNKNOWN: system("EIO"),

  // getaddrinfo and getnameinfo
  EAI_ADDRFAMILY: netdb("host_not_found"), // as in asio, and the same for EAI_NODATA
  EAI_AGAIN: netdb("host_not_found_try_again"),
  EAI_BADFLAGS: system("EINVAL"),
  EAI_BADHINTS: system("EINVAL"),
  EAI_CANCELED: OPERATION_ABORTED,
  EAI_FAIL: netdb("no_recovery"),
  EAI_FAMILY: system("EAFNOSUPPORT"),
  EAI_MEMORY: system("ENOMEM"),
  EAI_NODATA: netdb("host_not_found"),
  EAI_NONAME: netdb("host_not_found"),
  EAI_OVERFLOW: system("EOVERFLOW"),
  EAI_PROTOCOL: system("EPROTONOSUPPORT"),
  EAI_SERVICE: addrinfo("service_not_found"),
  EAI_SOCKTYPE: addrinfo("socket_type_not_supported"),

  // Other questions to name servers
  EBADFAMILY: system("EAFNOSUPPORT"),
  EBADFLAGS: system("EINVAL"),
  EBADHINTS: system("EINVAL"),
  EBADNAME: system("EINVAL"),
  EBADQUERY: system("EINVAL"),
  EBADRESP: netdb("no_recovery"),
  EBADSTR: system("EINVAL"),
  ECANCELLED: OPERATION_ABORTED,
  EDESTRUCTION: OPERATION_ABORTED,
  EFORMERR: netdb("no_recovery"),
  ENODATA: netdb("no_data"),
  ENONAME: netdb("host_not_found"),
  ENOTFOUND: netdb("host_not_found"),
  ENOTIMP: netdb("no_recovery"),
  EREFUSED: netdb("no_recovery"),
  ESERVFAIL: netdb("host_not_found_try_again"),
  ETIMEOUT: system("ETIMEDOUT"),

  // Node
  ABORT_ERR: OPERATION_ABORTED,
  ERR_ACCESS_DENIED: system("EACCES"),
  ERR_BUFFER_OUT_OF_BOUNDS: system("EINVAL"),
  ERR_BUFFER_TOO_LARGE: system("ENOMEM"),
  ERR_DIR_CLOSED: system("EBADF"),
  ERR_DIR_CONCURRENT_OPERATION: system("EBUSY"),
  ERR_FEATURE_UNAVAILABLE_ON_PLATFORM: NOT_SUPPORTED,
  ERR_FS_CP_DIR_TO_NON_DIR: system("EISDIR"),
  ERR_FS_CP_EEXIST: system("EEXIST"),
  ERR_FS_CP_EINVAL: system("EINVAL"),
  ERR_FS_CP_FIFO_PIPE: system("EINVAL"),
  ERR_FS_CP_NON_DIR_TO_DIR: system("ENOTDIR"),
  ERR_FS_CP_SOCKET: system("EINVAL"),
  ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY: system("EINVAL"),
  ERR_FS_CP_UNKNOWN: system("EINVAL"),
  ERR_FS_EISDIR: system("EISDIR"),
  ERR_FS_FILE_TOO_LARGE: system("EFBIG"),
  ERR_INVALID_ARG_TYPE: system("EINVAL"),
  ERR_INVALID_ARG_VALUE: system("EINVAL"),
  ERR_INVALID_FD: system("EBADF"),
  ERR_INVALID_FD_TYPE: system("EINVAL"),
  ERR_INVALID_HANDLE_TYPE: system("EINVAL"),
  ERR_INVALID_IP_ADDRESS: system("EINVAL"),
  ERR_MEMORY_ALLOCATION_FAILED: system("ENOMEM"),
  ERR_MISSING: NOT_SUPPORTED,
  ERR_MISSING_ARGS: system("EINVAL"),
  ERR_OUT_OF_RANGE: system("EINVAL"),
  ERR_SERVER_ALREADY_LISTEN: system("EINVAL"),
  ERR_SERVER_NOT_RUNNING: system("EBADF"),
  ERR_SOCKET_ALREADY_BOUND: system("EINVAL"),
  ERR_SOCKET_BAD_BUFFER_SIZE: system("EINVAL"),
  ERR_SOCKET_BAD_PORT: system("EINVAL"),
  ERR_SOCKET_BAD_TYPE: system("EINVAL"),
  ERR_SOCKET_BUFFER_SIZE: system("EINVAL"),
  ERR_SOCKET_CLOSED: system("EBADF"),
  ERR_SOCKET_CLOSED_BEFORE_CONNECTION: OPERATION_ABORTED,
  ERR_SOCKET_CONNECTION_TIMEOUT: system("ETIMEDOUT"),
  ERR_SOCKET_DGRAM_IS_CONNECTED: system("EISCONN"),
  ERR_SOCKET_DGRAM_NOT_CONNECTED: system("ENOTCONN"),
  ERR_SOCKET_DGRAM_NOT_RUNNING: system("EBADF"),
  ERR_STREAM_ALREADY_FINISHED: system("EPIPE"),
  ERR_STREAM_CANNOT_PIPE: system("EPIPE"),
  ERR_STREAM_DESTROYED: system("EBADF"),
  ERR_STREAM_PREMATURE_CLOSE: EOF,
  ERR_STREAM_PUSH_AFTER_EOF: EOF,
  ERR_STREAM_WRITE_AFTER_END: system("EPIPE"),
  ERR_TTY_INIT_FAILED: system("ENOTTY"),
  ERR_UNKNOWN_SIGNAL: system("EINVAL"),
  ERR_WORKER_OUT_OF_MEMORY: system("ENOMEM"),
  ERR_WORKER_UNSUPPORTED_OPERATION: NOT_SUPPORTED,
};

/** The highest errno of Linux. */
const LAST = 133;

/**
 * What Lua gets for an error of Node or libuv. The name counts, for numbers differ between systems; the number only where there
 * is no name that is known, on Linux. An error that stands for several is its first one. EIO for whatever else it may be: nothing
 * of JavaScript reaches the program.
 */
export function errorCode(error: unknown): ErrorCode {
  const { code, errno } = (typeof error === "object" && error !== null ? error : {}) as Partial<NodeJS.ErrnoException>;
  const number =
    typeof errno === "number" && Number.isInteger(errno) && errno < 0 && errno >= -LAST ? -errno : undefined;
  if (typeof code === "string") {
    const known = codeOf(systemCategory, code);
    if (known !== undefined) return { category: systemCategory, code: known };
    // The system has an ENODATA too, which comes with a number.
    const named = code === "ENODATA" && number !== undefined ? linux(61) : entry(code);
    if (named !== undefined) return named;
  }
  if (number !== undefined && process.platform === "linux") return linux(number);
  if (error instanceof AggregateError && !(error.errors[0] instanceof AggregateError))
    return errorCode(error.errors[0]);
  return system("EIO");
}

function entry(name: string): ErrorCode | undefined {
  return Object.hasOwn(nodeErrors, name) ? nodeErrors[name] : undefined;
}

/**
 * Raises what Node or src/os threw, in the running host function.
 * @param members further ones of the error table; `missing` names what src/os would need
 */
export function raiseError(context: VmContext, error: unknown, members?: ErrorMembers): never {
  const { category, code } = errorCode(error);
  return context.errors.raise(category, code, membersOf(error, members));
}

/** Does some work of Node's or src/os; raises what it throws. */
export function attempt<T>(context: VmContext, work: () => T): T {
  try {
    return work();
  } catch (error) {
    return raiseError(context, error);
  }
}

/** Members of the error table for an error. */
export function membersOf(error: unknown, members?: ErrorMembers): ErrorMembers | undefined {
  return error instanceof MissingError ? { ...members, missing: error.missing } : members;
}
