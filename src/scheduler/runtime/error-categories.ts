import { type ErrnoName, errno, isPortable, strerror } from "./errno.js";

/** An error domain: numbers and what they mean. */
export interface Category {
  /** What tostring(category) answers. */
  readonly name: string;
  /** Code by name. */
  readonly codes: Readonly<Record<string, number>>;
  message(code: number): string;
  /** The code of the generic category that means the same, if there is one. */
  toGeneric(code: number): number | undefined;
}

/** The code that a category calls `name`, which may be any text. */
export function codeOf(category: Category, name: string): number | undefined {
  return Object.hasOwn(category.codes, name) ? category.codes[name] : undefined;
}

/** Builds a category from `name: [code, message, generic code]`. */
function category<Names extends string>(
  name: string,
  entries: Readonly<Record<Names, readonly [code: number, message: string, generic?: number]>>,
  unknown: string,
): Category & { readonly codes: Readonly<Record<Names, number>> } {
  const list = Object.entries(entries) as [Names, readonly [number, string, number?]][];
  const messages = new Map(list.map(([, [code, message]]) => [code, message]));
  const generic = new Map(list.map(([, [code, , to]]) => [code, to]));
  return {
    name,
    codes: Object.fromEntries(list.map(([key, [code]]) => [key, code])) as Record<Names, number>,
    message: (code) => messages.get(code) ?? `${unknown} ${code}`,
    toGeneric: (code) => generic.get(code),
  };
}

/** A category whose codes are errno values. */
function errnoCategory(name: string): Category & { readonly codes: Readonly<Record<ErrnoName, number>> } {
  return {
    name,
    codes: errno,
    message: strerror,
    toGeneric: (code) => (isPortable(code) ? code : undefined),
  };
}

/** POSIX errors, the ones to compare with (manual, "The error category"). */
export const genericCategory = errnoCategory("generic");

/** What the operating system reported. */
export const systemCategory = errnoCategory("system");

/** Asio's groups of errors that are not the operating system's. */
export const netdbCategory = category(
  "asio.netdb",
  {
    host_not_found: [1, "Host not found (authoritative)"],
    host_not_found_try_again: [2, "Host not found (non-authoritative), try again later"],
    no_recovery: [3, "A non-recoverable error occurred during database lookup"],
    no_data: [4, "The query is valid, but it does not have associated data"],
  },
  "asio.netdb error",
);

export const addrinfoCategory = category(
  "asio.addrinfo",
  {
    socket_type_not_supported: [-7, "Socket type not supported"],
    service_not_found: [-8, "Service not found"],
  },
  "asio.addrinfo error",
);

export const miscCategory = category(
  "asio.misc",
  {
    already_open: [1, "Already open"],
    eof: [2, "End of file"],
    not_found: [3, "Element not found"],
    fd_set_failure: [4, "The descriptor does not fit into the select call's fd_set"],
  },
  "asio.misc error",
);

/** What is wrong with a JSON text. ORDER JSON: wasm/src/json.h, for the next one as well. */
export const jsonLexerCategory = category(
  "emilua.json.lexer",
  {
    unexpected_end: [1, "Unexpected end of the JSON text", errno.EINVAL],
    unexpected_character: [2, "Unexpected character in the JSON text", errno.EINVAL],
    bad_number: [3, "Malformed number in the JSON text", errno.EINVAL],
    bad_escape: [4, "Invalid escape sequence in a JSON string", errno.EINVAL],
    control_character: [5, "Unescaped control character in a JSON string", errno.EINVAL],
    bad_encoding: [6, "The JSON text is not valid UTF-8", errno.EILSEQ],
    unpaired_surrogate: [7, "Unpaired surrogate in a JSON string", errno.EILSEQ],
    trailing_text: [8, "Unexpected text behind the JSON value", errno.EINVAL],
  },
  "JSON lexer error",
);

/** What stands between a JSON text and a Lua value. */
export const jsonDomCategory = category(
  "emilua.json.dom",
  {
    result_out_of_range: [1, strerror(errno.ERANGE), errno.ERANGE],
    too_many_levels: [2, "Nesting level too deep"],
    not_utf8: [3, "A string is not valid UTF-8", errno.EILSEQ],
    bad_tojson: [4, "__tojson() has to write exactly one value"],
  },
  "JSON error",
);

/** What is wrong with a regular expression. Names and order are those of C++'s std::regex_constants::error_type. */
export const regexCategory = category(
  "regex",
  {
    collate: [1, "Invalid collating element name", errno.EINVAL],
    ctype: [2, "Invalid character class name", errno.EINVAL],
    escape: [3, "Invalid escape", errno.EINVAL],
    backref: [4, "Back-reference to a group that does not exist", errno.EINVAL],
    brack: [5, "Unmatched bracket", errno.EINVAL],
    paren: [6, "Unmatched parenthesis", errno.EINVAL],
    brace: [7, "Unmatched brace", errno.EINVAL],
    badbrace: [8, "Invalid bounds of a repetition", errno.EINVAL],
    range: [9, "Invalid range of characters", errno.EINVAL],
    space: [10, "The pattern needs too much memory", errno.ENOMEM],
    badrepeat: [11, "Nothing to repeat", errno.EINVAL],
    complexity: [12, "The match needs too many steps"],
    stack: [13, "The pattern is nested too deeply", errno.EINVAL],
  },
  "regex error",
);

/** Errors of the runtime itself. */
export const coreCategory = category(
  "emilua.core",
  {
    bad_module_name: [1, "Cannot have a module with this name"],
    module_not_found: [2, "Module not found"],
    root_has_no_parent: [3, "The root module doesn't have a parent and can't reference one"],
    cyclic_import: [
      4,
      "The module you're trying to import has a dependency on the current module (and it is partially loaded already)",
    ],
    leaf_cannot_import_child: [5, "A leaf module cannot import child modules"],
    only_main_fiber_may_import: [6, "You can only import modules from the main fiber"],
    key_not_found: [7, "Requested key wasn't found in the table/userdata"],
    bad_coroutine: [8, "The fiber coroutine is reserved to the scheduler"],
    suspension_already_allowed: [9, "Suspension already allowed"],
    interruption_already_allowed: [10, "Interrupt-ability already allowed"],
    forbid_suspend_block: [11, "Operation not permitted within a forbid-suspend block"],
    interrupted: [12, "Fiber interrupted", 4],
    unmatched_scope_cleanup: [13, "scope_cleanup_pop() called w/o a matching scope_cleanup_push()"],
    channel_closed: [14, "Channel closed"],
    no_senders: [15, "Broadcast the address before attempting to receive on it"],
    cyclic_value: [16, "Reference cycle exists"],
    bad_rdf: [17, "Failed to parse RDF"],
    bad_rdf_module: [18, "Parsed RDF doesn't contain a recognized Emilua module"],
    bad_rdf_error_category: [19, "Parsed RDF module contains an invalid error category"],
  },
  "Unknown error",
);
