import { type Address, VALUE_SIZE } from "../interp/abi.js";
import {
  addrinfoCategory,
  type Category,
  codeOf,
  miscCategory,
  netdbCategory,
  systemCategory,
} from "../scheduler/runtime/error-categories.js";
import { type ErrnoName } from "../scheduler/runtime/errno.js";
import { defineKind } from "../scheduler/runtime/kind.js";
import { type VmContext } from "../scheduler/runtime/vm-context.js";

/** Asio's basic errors are errors of the system category by other names. */
const basic: Readonly<Record<string, ErrnoName | number>> = {
  access_denied: "EACCES",
  address_family_not_supported: "EAFNOSUPPORT",
  address_in_use: "EADDRINUSE",
  already_connected: "EISCONN",
  already_started: "EALREADY",
  broken_pipe: "EPIPE",
  connection_aborted: "ECONNABORTED",
  connection_refused: "ECONNREFUSED",
  connection_reset: "ECONNRESET",
  bad_descriptor: "EBADF",
  fault: "EFAULT",
  host_unreachable: "EHOSTUNREACH",
  in_progress: "EINPROGRESS",
  interrupted: "EINTR",
  invalid_argument: "EINVAL",
  message_size: "EMSGSIZE",
  name_too_long: "ENAMETOOLONG",
  network_down: "ENETDOWN",
  network_reset: "ENETRESET",
  network_unreachable: "ENETUNREACH",
  no_descriptors: "EMFILE",
  no_buffer_space: "ENOBUFS",
  no_memory: "ENOMEM",
  no_permission: "EPERM",
  no_protocol_option: "ENOPROTOOPT",
  no_such_device: "ENODEV",
  not_connected: "ENOTCONN",
  not_socket: "ENOTSOCK",
  operation_aborted: "ECANCELED",
  operation_not_supported: "EOPNOTSUPP",
  shut_down: 108, // ESHUTDOWN, which has no generic name
  timed_out: "ETIMEDOUT",
  try_again: "EAGAIN",
  would_block: "EWOULDBLOCK",
};

/** A group of names. */
interface Group {
  readonly category: Category;
  code(name: string): number | undefined;
}

const groups: Readonly<Record<string, Group>> = {
  basic: {
    category: systemCategory,
    code(name) {
      const found = Object.hasOwn(basic, name) ? basic[name]! : undefined;
      return typeof found === "string" ? systemCategory.codes[found] : found;
    },
  },
  netdb: groupOf(netdbCategory),
  addrinfo: groupOf(addrinfoCategory),
  misc: groupOf(miscCategory),
};

function groupOf(category: Category): Group {
  return { category, code: (name) => codeOf(category, name) };
}

/**
 * Module `asio_error`: `asio_error.misc.eof` is a new error, and so for every name of the manual's groups `basic`, `netdb`,
 * `addrinfo` and `misc`. Other names raise "Requested key wasn't found in the table/userdata".
 * @param slot gets the module
 *
 * Source: manual, asio_error.
 */
export function openAsioError(context: VmContext, slot: Address): void {
  const { core } = context;
  const kind = defineKind<Group>(context, {
    name: "asio_error_group",
    index(group, base) {
      const key = base + VALUE_SIZE;
      const code = core.memory.isString(key) ? group.code(core.memory.stringLatin1(key)) : undefined;
      if (code === undefined) return false;
      context.errors.write(base, group.category, code);
      return true;
    },
  });
  const getters = Object.entries(groups).map(([name, group]) => {
    core.writeHandle(core.values, kind, group);
    const ref = core.ref(core.values);
    return [name, (_self: object, to: Address) => core.exports.emi_deref(to, ref)] as const;
  });
  const module = defineKind<object>(context, { name: "asio_error", getters: Object.fromEntries(getters) });
  core.writeHandle(slot, module, groups);
}
