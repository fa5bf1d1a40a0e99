import {
  type Address,
  NAN_HIGH,
  STRING_DATA,
  STRING_LENGTH,
  TAG_FALSE,
  TAG_MIN,
  TAG_NIL,
  TAG_STR,
  TAG_TRUE,
} from "./abi.js";
import { type WasmMemory } from "./web-assembly.js";

/**
 * Typed views of a VM's linear memory.
 *
 * Invariant: a view dies when memory grows (its length becomes 0), and reading `memory.buffer` is slow (37 ns). So the
 * views are cached, and {@link Memory.sync} is called after anything that may have grown memory: every call into
 * the core that allocates or runs Lua. Between two such calls the views may be used freely, but never kept in a local
 * variable across one.
 */
export class Memory {
  u8!: Uint8Array;
  u32!: Uint32Array;
  f64!: Float64Array;
  /** The same bytes as a Buffer, for its fast string conversions. */
  buffer!: Buffer;

  constructor(private readonly wasm: WasmMemory) {
    this.refresh();
  }

  /** Renews the views if memory has grown. */
  sync(): void {
    if (this.u8.length === 0) this.refresh();
  }

  private refresh(): void {
    const data = this.wasm.buffer;
    this.u8 = new Uint8Array(data);
    this.u32 = new Uint32Array(data);
    this.f64 = new Float64Array(data);
    this.buffer = Buffer.from(data);
  }

  /** High word of the value at `slot`: a tag when it is at least TAG_MIN. */
  tag(slot: Address): number {
    return this.u32[(slot >>> 2) + 1];
  }

  /** Low word of the value at `slot`. */
  payload(slot: Address): number {
    return this.u32[slot >>> 2];
  }

  isNumber(slot: Address): boolean {
    return this.u32[(slot >>> 2) + 1] < TAG_MIN;
  }

  isNil(slot: Address): boolean {
    return this.u32[(slot >>> 2) + 1] === TAG_NIL;
  }

  number(slot: Address): number {
    return this.f64[slot >>> 3];
  }

  setNumber(slot: Address, value: number): void {
    if (value === value) this.f64[slot >>> 3] = value;
    else this.setWord(slot, NAN_HIGH, 0);
  }

  setNil(slot: Address): void {
    this.setWord(slot, TAG_NIL, 0xffffffff);
  }

  setBoolean(slot: Address, value: boolean): void {
    this.setWord(slot, value ? TAG_TRUE : TAG_FALSE, 0xffffffff);
  }

  /** Writes tag and payload; of an object the payload is its address. */
  setWord(slot: Address, high: number, low: number): void {
    const i = slot >>> 2;
    this.u32[i] = low;
    this.u32[i + 1] = high;
  }

  copy(to: Address, from: Address): void {
    const i = to >>> 2;
    const j = from >>> 2;
    this.u32[i] = this.u32[j];
    this.u32[i + 1] = this.u32[j + 1];
  }

  isString(slot: Address): boolean {
    return this.u32[(slot >>> 2) + 1] === TAG_STR;
  }

  /** Bytes of the string at `slot`, in place: valid until the next call into the core. */
  stringBytes(slot: Address): Uint8Array {
    const s = this.u32[slot >>> 2];
    const start = s + STRING_DATA;
    return this.u8.subarray(start, start + this.u32[(s + STRING_LENGTH) >>> 2]);
  }

  /** Whether the string at `slot` is this short text. */
  isText(slot: Address, text: Uint8Array): boolean {
    const s = this.u32[slot >>> 2];
    const n = text.length;
    if (this.u32[(s + STRING_LENGTH) >>> 2] !== n) return false;
    const { u8 } = this;
    for (let i = 0; i < n; i++) if (u8[s + STRING_DATA + i] !== text[i]) return false;
    return true;
  }

  /** The string at `slot`, one character a byte. */
  stringLatin1(slot: Address): string {
    const s = this.u32[slot >>> 2];
    const start = s + STRING_DATA;
    return this.latin1(start, this.u32[(s + STRING_LENGTH) >>> 2]);
  }

  /** `length` bytes at `start` as a string, one character a byte. */
  latin1(start: Address, length: number): string {
    if (length > SHORT) return this.buffer.toString("latin1", start, start + length);
    const u8 = this.u8;
    let text = "";
    for (let i = start, end = start + length; i < end; i++) text += String.fromCharCode(u8[i]);
    return text;
  }

  /** Like {@link latin1} for bytes that are all ASCII; undefined when one is not, or when there are many. */
  shortAscii(start: Address, length: number): string | undefined {
    if (length > SHORT) return undefined;
    const u8 = this.u8;
    let text = "";
    for (let i = start, end = start + length; i < end; i++) {
      const c = u8[i];
      if (c >= 0x80) return undefined;
      text += String.fromCharCode(c);
    }
    return text;
  }
}

/** Up to this many bytes a loop beats a call into Buffer. */
const SHORT = 24;
