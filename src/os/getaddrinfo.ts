import { MissingError } from "./errors.js";
import { koffi } from "./koffi.js";
import { libc } from "./libc.js";

/**
 * getaddrinfo(3) itself, for what Node's dns.lookup does not tell: canonical names. Linux only, as the numbers and the order of the fields
 * are those of its C libraries.
 */

/** What is asked. Flags are AI_*. */
export interface AddressQuery {
  readonly node: string;
  readonly family: 0 | 4 | 6;
  readonly flags: number;
}

export interface AddressAnswer {
  /** Bytes, 4 or 16, and the scope id. */
  readonly addresses: readonly { readonly bytes: Uint8Array; readonly scopeId: number }[];
  /** Undefined where AI_CANONNAME was not asked for. */
  readonly canonicalName: string | undefined;
}

/** getaddrinfo failed; `code` is the name of what it answered. */
export class AddressError extends Error {
  readonly code: string;

  constructor(status: number) {
    const code = names[status] ?? "UNKNOWN";
    super(`${code}: getaddrinfo`);
    this.code = code;
  }
}

const names: Readonly<Record<number, string>> = {
  [-1]: "EAI_BADFLAGS",
  [-2]: "EAI_NONAME",
  [-3]: "EAI_AGAIN",
  [-4]: "EAI_FAIL",
  [-5]: "EAI_NODATA",
  [-6]: "EAI_FAMILY",
  [-7]: "EAI_SOCKTYPE",
  [-8]: "EAI_SERVICE",
  [-9]: "EAI_ADDRFAMILY",
  [-10]: "EAI_MEMORY",
  [-12]: "EAI_OVERFLOW",
};

const [AF_INET, AF_INET6, SOCK_STREAM] = [2, 10, 1];
const families = { 0: 0, 4: AF_INET, 6: AF_INET6 };

/** struct addrinfo, on Linux. */
interface AddressInfo {
  readonly family: number;
  readonly length: number;
  readonly address: bigint;
  readonly name: string | null;
  readonly next: bigint | null;
}

let addressInfo: unknown;

/**
 * Calls in this thread at a time. They wait for name servers on libuv's pool, of four threads, where file IO must still get through;
 * libuv keeps Node's own lookups to half of it for the same reason.
 */
const MOST = 2;
let running = 0;
const queue: (() => void)[] = [];

/**
 * Looks up a name on another thread. A call that runs goes on when the signal comes, and only its answer is dropped; one that has not
 * begun never does.
 * @throws AddressError · MissingError without koffi
 */
export async function getaddrinfo(query: AddressQuery, signal: AbortSignal): Promise<AddressAnswer> {
  if (process.platform !== "linux") throw new MissingError("Linux");
  libc("getaddrinfo"); // tells at once if there is none
  if (running >= MOST) await new Promise<void>((resolve) => queue.push(resolve));
  else running++;
  try {
    signal.throwIfAborted();
    return await call(query);
  } finally {
    // Whoever is next takes the place over.
    const next = queue.shift();
    if (next) next();
    else running--;
  }
}

function call({ node, family, flags }: AddressQuery): Promise<AddressAnswer> {
  const hints = new Int32Array(12); // as long as the struct, which begins with flags, family and type
  hints.set([flags, families[family], SOCK_STREAM]);
  const list = new BigUint64Array(1);
  return new Promise((resolve, reject) => {
    libc("getaddrinfo").async(node, null, hints, list, (error, status) => {
      if (error) return reject(error as Error);
      if (status !== 0) return reject(new AddressError(status as number));
      try {
        resolve(readList(list[0]!));
      } finally {
        libc("freeaddrinfo")(list[0]!);
      }
      return undefined;
    });
  });
}

function readList(first: bigint): AddressAnswer {
  addressInfo ??= koffi().struct({
    flags: "int",
    family: "int",
    type: "int",
    protocol: "int",
    length: "uint32_t",
    address: "void *",
    name: "const char *",
    next: "void *",
  });
  const addresses: { bytes: Uint8Array; scopeId: number }[] = [];
  let canonicalName: string | undefined;
  for (let at: bigint | null = first; at;) {
    const info = koffi().decode(at, addressInfo) as AddressInfo;
    const sockaddr = koffi().decode(info.address, "uint8_t", info.length) as Uint8Array;
    if (info.family === AF_INET) addresses.push({ bytes: sockaddr.slice(4, 8), scopeId: 0 });
    else if (info.family === AF_INET6) {
      const [scopeId] = new Uint32Array(sockaddr.slice(24, 28).buffer);
      addresses.push({ bytes: sockaddr.slice(8, 24), scopeId: scopeId! });
    }
    canonicalName ??= info.name ?? undefined; // the first entry has it
    at = info.next;
  }
  return { addresses, canonicalName };
}
