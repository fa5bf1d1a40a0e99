import { type Instance, instantiate, type VmImports } from "./loader.js";
import { type WasmModule } from "./web-assembly.js";

/** Most instances kept for the next VM. */
const SPARE = 16;

/**
 * Makes and reuses instances of one build of the core.
 *
 * Making an instance takes V8 some 250 us and a collection later, initialising it 50 us. So what the memory of the first one
 * looks like after initialisation is kept, and copied into the others; and an instance whose VM was closed in good order serves
 * another one. Its C stack is empty then, its data and the lower part of its heap are those of the copy, and what lies above is
 * free memory to the copy's allocator.
 */
class Instances {
  private readonly spare: Instance[] = [];
  /** What lies above the C stack. */
  private image: Segment[] | undefined;
  /** The same without zeros, for a new instance: pages that are not written take no memory. */
  private sparse: Segment[] = [];
  private imageSeed = 0;
  private size = 0;
  private made = 0;

  constructor(private readonly module: WasmModule) {}

  /** An initialised instance without a memory limit. */
  take(imports: VmImports, seed: number): Instance {
    const used = this.spare.pop();
    if (used) used.imports = imports;
    const instance = used ?? instantiate(this.module, imports);
    const { exports } = instance;
    if (this.image !== undefined && this.imageSeed === seed) {
      const missing = this.size - exports.memory.buffer.byteLength;
      if (missing > 0) exports.memory.grow(missing / 65536);
      const memory = new Uint8Array(exports.memory.buffer);
      for (const { start, bytes } of used ? this.image : this.sparse) memory.set(bytes, start);
      return instance;
    }
    if (this.made++ === 0) {
      instance.exports.emi_init(0, seed); // most programs have one VM: it need not wait for the image
      return instance;
    }
    // Another seed: its image replaces the old one, and used instances cannot be initialised anew.
    const fresh = used ? instantiate(this.module, imports) : instance;
    fresh.exports.emi_init(0, seed);
    const memory = new Uint8Array(fresh.exports.memory.buffer);
    this.size = memory.length;
    const start = fresh.exports.__stack_pointer.value;
    this.image = segments(memory, start, GAP);
    this.sparse = segments(memory, start, SMALL_GAP);
    this.imageSeed = seed;
    return fresh;
  }

  /** The VM of this instance is closed. Nobody may use the instance any more. */
  give(instance: Instance): void {
    instance.imports = gone;
    if (this.spare.length < SPARE && instance.exports.memory.buffer.byteLength === this.size) this.spare.push(instance);
  }
}

/** A piece of memory. */
interface Segment {
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** Zeros of the data and of small gaps in the heap belong to the image; what is longer than this was never used. */
const GAP = 64 * 1024;
const SMALL_GAP = 256;

/** The pieces of memory from `from` on between runs of zeros longer than `gap` bytes. */
function segments(memory: Uint8Array, from: number, gap: number): Segment[] {
  const words = new Uint32Array(memory.buffer);
  const found: Segment[] = [];
  let start = from >>> 2;
  let end = start; // behind the last word that is not 0
  for (let i = start; i <= words.length; i++) {
    if (i < words.length && words[i] === 0) continue;
    if (i === words.length || (i - end) * 4 > gap) {
      if (end > start) found.push({ start: start * 4, bytes: memory.slice(start * 4, end * 4) });
      start = i;
    }
    end = i + 1;
  }
  return found;
}

const gone: VmImports = {
  host_call: () => {
    throw new Error("a closed VM runs");
  },
  host_write() {},
  host_release() {},
  host_get: () => -1,
  host_set: () => 0,
  host_length: () => 0,
};

const known = new WeakMap<WasmModule, Instances>();

/** The instances of a build of the core. */
export function instancesOf(module: WasmModule): Instances {
  let instances = known.get(module);
  if (instances === undefined) known.set(module, (instances = new Instances(module)));
  return instances;
}

export { type Instances };
