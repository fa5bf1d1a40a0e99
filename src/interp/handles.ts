import { EMI_INDEXED, EMI_SENDABLE } from "./abi.js";

/**
 * JavaScript objects behind Lua userdata.
 *
 * A userdata carries two numbers: its kind and a handle. The kind says what the object is (its type name, its metatable,
 * what to do when it dies); the handle is an index into the table of live objects. The collector reports a dead
 * userdata through `host_release`, which frees the handle. Every live handle is counted by kind: a count that does not come
 * back to zero is a leak, and the tests check it.
 */

/** A kind's place in the table; its highest bits tell what the core may do with objects of it. */
function indexOf(id: number): number {
  return id & ~(EMI_SENDABLE | EMI_INDEXED);
}

/** Bytes that the core reads and writes without a metamethod. Indexes count from 1. */
export interface IndexedObject {
  readonly length: number;
  /** A byte, or -1 when there is none. */
  read(index: number): number;
  /** False when there is no such place, or the value is no byte. */
  write(index: number, byte: number): boolean;
}

/** What the core may do with objects of a kind. */
export interface KindTraits {
  /** Messages may hold them. */
  sendable?: boolean;
  /** They are {@link IndexedObject}s. */
  indexed?: boolean;
}

/** A sort of host object. */
export interface Kind<T = unknown> {
  /** The number userdata of this kind carry. 0 is the core's own (newproxy). */
  readonly id: number;
  /** Type name, e.g. "fiber"; also what getmetatable answers. */
  readonly name: string;
  /** Reference to the metatable in the VM, 0 for none. */
  readonly metatable: number;
  /**
   * Called when the userdata dies, by the collector or with its VM. Runs within a collection: it must not call into the core
   * (use Core.defer for that).
   */
  readonly release?: ((object: T) => void) | undefined;
  /** Live objects of this kind. */
  live: number;
}

export class HandleTable {
  private readonly kinds: (Kind | undefined)[] = [undefined];
  private readonly objects: unknown[] = [undefined];
  private readonly kindOf: number[] = [0];
  private readonly free: number[] = [];

  /** Declares a kind of object. */
  addKind<T>(name: string, metatable: number, release?: (object: T) => void, traits: KindTraits = {}): Kind<T> {
    const bits = (traits.sendable ? EMI_SENDABLE : 0) | (traits.indexed ? EMI_INDEXED : 0);
    const id = (this.kinds.length | bits) >>> 0;
    const kind = { id, name, metatable, release, live: 0 } as Kind<T>;
    this.kinds.push(kind as Kind);
    return kind;
  }

  /** Takes an object in; answers its handle. */
  add<T>(kind: Kind<T>, object: T): number {
    const handle = this.free.pop() ?? this.objects.length;
    this.objects[handle] = object;
    this.kindOf[handle] = kind.id;
    kind.live++;
    return handle;
  }

  /** The object behind a handle of a live userdata. */
  get(handle: number): unknown {
    return this.objects[handle];
  }

  /** The object behind a handle of a kind that is indexed. */
  indexed(handle: number): IndexedObject {
    return this.objects[handle] as IndexedObject;
  }

  kind(id: number): Kind | undefined {
    return this.kinds[indexOf(id)];
  }

  /** The userdata died. */
  release(kindId: number, handle: number): void {
    const kind = this.kinds[indexOf(kindId)];
    if (kind === undefined || this.kindOf[handle] !== kindId) return;
    const object = this.objects[handle];
    this.objects[handle] = undefined;
    this.kindOf[handle] = 0;
    this.free.push(handle);
    kind.live--;
    kind.release?.(object);
  }

  /** Releases everything: the VM is gone. */
  releaseAll(): void {
    const { objects, kindOf, kinds } = this;
    for (let handle = 1; handle < objects.length; handle++) {
      if (kindOf[handle] === 0) continue;
      const kind = kinds[indexOf(kindOf[handle]!)]!;
      kindOf[handle] = 0;
      kind.live--;
      kind.release?.(objects[handle]);
    }
    objects.length = kindOf.length = 1;
    this.free.length = 0;
  }

  /** Live handles by name of kind; kinds without any are left out. */
  ledger(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const kind of this.kinds) if (kind && kind.live > 0) counts[kind.name] = (counts[kind.name] ?? 0) + kind.live;
    return counts;
  }
}
