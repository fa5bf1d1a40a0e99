import { type Address } from "./interp/abi.js";
import { ArgumentError, EmiluaError } from "./interp/errors.js";
import { type Kind } from "./interp/handles.js";
import { HostObject } from "./interp/host-object.js";
import { type HostFunction, wrapFunction } from "./interp/host-functions.js";
import { type Conversion, typeAt } from "./interp/marshal.js";
import { defineKind } from "./scheduler/runtime/kind.js";
import { type VmContext } from "./scheduler/runtime/vm-context.js";

/** What Lua sees of a class of host objects. */
export interface HostClassDefinition<T> extends Conversion {
  /** Type name for messages; also what getmetatable answers. */
  name: string;
  /** Methods: called as `object:method(...)` with the JavaScript object first. They may be async. */
  methods?: Record<string, (self: T, ...args: any[]) => unknown>;
  /** Members that are computed when read. */
  getters?: Record<string, (self: T) => unknown>;
  /** Called once when Lua has lost the object, or its VM is closed. */
  release?: (self: T) => void;
}

/**
 * A class of JavaScript objects for Lua, see Vm.defineClass.
 *
 * @example
 * const counter = vm.defineClass<{ n: number }>({
 *   name: "counter",
 *   methods: { add: (self, by: number) => (self.n += by) },
 *   getters: { value: (self) => self.n },
 * });
 * vm.set("c", counter.wrap({ n: 1 }));
 * await vm.run("c:add(2) print(c.value)"); // 3
 */
export class HostClass<T extends object> {
  private readonly kind: Kind<T>;

  /** @internal */
  constructor(
    private readonly context: VmContext,
    definition: HostClassDefinition<T>,
  ) {
    const { core } = context;
    const methods = Object.entries(definition.methods ?? {}).map(([name, method]) => {
      // The wrapped function reads `self` back from the first argument, which defineKind has checked.
      const raw = wrapFunction(core, method as HostFunction, definition);
      return [name, (_self: T, base: Address, nargs: number) => raw(base, nargs)] as const;
    });
    const getters = Object.entries(definition.getters ?? {}).map(([name, getter]) => {
      return [name, (self: T, slot: Address) => core.marshal.write(slot, getter(self), definition.strings)] as const;
    });
    this.kind = defineKind<T>(context, {
      name: definition.name,
      methods: Object.fromEntries(methods),
      getters: Object.fromEntries(getters),
      ...(definition.release && { release: definition.release }),
      mismatch(n, slot) {
        throw new ArgumentError(n, `${definition.name} expected, got ${typeAt(core, slot)}`);
      },
    });
  }

  /** What to pass to Lua for `object`: becomes a new userdata each time it is passed. */
  wrap(object: T): HostObject<T> {
    if (this.context.closed) throw new EmiluaError("ERR_VM_CLOSED", "the VM is closed");
    return new HostObject(this.context.core, this.kind, object);
  }
}
