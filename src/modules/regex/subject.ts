import { type Address, STRING_DATA, STRING_LENGTH } from "../../interp/abi.js";
import { type Core } from "../../interp/core.js";
import { ByteSpan, spanAt, writeSpan } from "../byte-span/byte-span.js";

/** The text of a call, a string or a byte_span, of which parts are answered in kind. Only valid during the call. */
export class Subject {
  private readonly span: ByteSpan | undefined;
  /** Of a string: where its bytes are in the VM's memory, and the view of that memory that `view` belongs to. */
  private readonly address: Address = 0;
  private memory: Uint8Array | undefined;
  private view: Uint8Array;

  private constructor(
    private readonly core: Core,
    slot: Address,
    span: ByteSpan | undefined,
  ) {
    this.span = span;
    if (span !== undefined) this.view = span.bytes;
    else {
      const { memory } = core;
      this.address = memory.payload(slot) + STRING_DATA;
      this.memory = memory.u8;
      const length = memory.u32[(memory.payload(slot) + STRING_LENGTH) >>> 2]!;
      this.view = memory.u8.subarray(this.address, this.address + length);
    }
    this.length = this.view.length;
  }

  readonly length: number;

  /** The text at `slot`; undefined for another value. */
  static at(core: Core, slot: Address): Subject | undefined {
    const span = spanAt(core, slot);
    return span !== undefined || core.memory.isString(slot) ? new Subject(core, slot, span) : undefined;
  }

  /** Its bytes, in place. Those of a string are valid until the next call into the core. */
  get bytes(): Uint8Array {
    const { u8 } = this.core.memory;
    if (this.memory !== undefined && this.memory !== u8) {
      this.memory = u8;
      this.view = u8.subarray(this.address, this.address + this.length);
    }
    return this.view;
  }

  /** Puts the bytes from `from` to before `to` at `slot`: a string, or a span of the same memory that cannot grow into what follows. */
  write(slot: Address, from: number, to: number): void {
    const { core, span } = this;
    if (span !== undefined) writeSpan(core, slot, new ByteSpan(span.region, span.start + from, to - from, to - from));
    else {
      // Nothing is collected during a call, so the string is where it was.
      core.exports.emi_str(slot, this.address + from, to - from);
      core.memory.sync();
    }
  }
}
