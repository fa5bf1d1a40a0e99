import { type Address, type CoreExports } from "./abi.js";
import { EmiluaError } from "./errors.js";
import { type Memory } from "./memory.js";

const BUFFER_SIZE = 1024;
/** Up to this many characters a loop beats a call into Buffer. */
const SHORT = 64;

/** Brings bytes and strings into a VM, through a small buffer in its memory or, for large ones, a block of their own. */
export class Transfer {
  private readonly buffer: Address;

  constructor(
    private readonly exports: CoreExports,
    private readonly memory: Memory,
  ) {
    this.buffer = exports.emi_alloc(BUFFER_SIZE) >>> 0;
    memory.sync();
  }

  /** Room for `size` bytes; given back by {@link giveBack}. */
  reserve(size: number): Address {
    if (size <= BUFFER_SIZE) return this.buffer;
    const p = this.exports.emi_alloc(size) >>> 0;
    this.memory.sync();
    return p;
  }

  giveBack(p: Address, size: number): void {
    if (p !== this.buffer) this.exports.emi_free(p, size);
  }

  /** Puts bytes at `slot` as a Lua string. */
  bytes(slot: Address, bytes: Uint8Array): void {
    const p = this.reserve(bytes.length);
    this.memory.u8.set(bytes, p);
    this.finish(slot, p, bytes.length);
  }

  /**
   * Puts a string at `slot`.
   * @throws EmiluaError ERR_ENCODING when the encoding cannot hold it
   */
  string(slot: Address, text: string, encoding: "utf8" | "latin1"): void {
    const n = text.length;
    if (n <= SHORT && this.ascii(slot, text)) return;
    if (encoding === "utf8" ? !text.isWellFormed() : /[^\x00-\xff]/.test(text)) {
      const what = encoding === "utf8" ? "has unpaired surrogates" : "has characters above U+00FF";
      throw new EmiluaError("ERR_ENCODING", `the string ${what}: pass a Uint8Array or choose another encoding`);
    }
    const length = encoding === "utf8" ? Buffer.byteLength(text) : n;
    const p = this.reserve(length);
    this.memory.buffer.write(text, p, length, encoding);
    this.finish(slot, p, length);
  }

  /** Answers false, with nothing done, when a character is not ASCII. */
  private ascii(slot: Address, text: string): boolean {
    const { u8 } = this.memory;
    const p = this.buffer;
    const n = text.length;
    for (let i = 0; i < n; i++) {
      const c = text.charCodeAt(i);
      if (c >= 0x80) return false;
      u8[p + i] = c;
    }
    this.exports.emi_str(slot, p, n);
    this.memory.sync();
    return true;
  }

  private finish(slot: Address, p: Address, length: number): void {
    this.exports.emi_str(slot, p, length);
    this.giveBack(p, length);
    this.memory.sync();
  }
}
