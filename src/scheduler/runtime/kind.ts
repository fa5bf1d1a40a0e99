import { type Address, TAG_UDATA, UDATA_HANDLE, UDATA_KIND, VALUE_SIZE } from "../../interp/abi.js";
import { type Core, type RawFunction } from "../../interp/core.js";
import { type Kind, type KindTraits } from "../../interp/handles.js";
import { type VmContext } from "./vm-context.js";

/** A method: `self`, then the slot of the first argument is `base + 8`. Answers like a RawFunction. */
export type Method<T> = (self: T, base: Address, nargs: number) => number;

/** A member that is computed when read: writes its value at `slot`. */
export type Getter<T> = (self: T, slot: Address) => void;

/**
 * Finds members that are not known beforehand. The key, of any type, is at `base + 8`: writes the member's value at `base` and
 * answers true, or answers false when there is none.
 */
export type Lookup<T> = (self: T, base: Address) => boolean;

/** What defines a kind of userdata. */
export interface KindDefinition<T> {
  /** Type name: what getmetatable answers, and what messages call it. */
  name: string;
  methods?: Readonly<Record<string, Method<T>>>;
  getters?: Readonly<Record<string, Getter<T>>>;
  index?: Lookup<T>;
  release?: (object: T) => void;
  /** What `==` answers for two different userdata of this kind. Default: false. */
  equals?: (a: T, b: T) => boolean;
  /** Further metamethods. In binary ones `self` is the first operand; it is checked like that of a method. */
  metamethods?: Readonly<Record<string, Method<T>>>;
  /** Metamethods of binary operators in which the object may be either operand: they look at both themselves. */
  operators?: Readonly<Record<string, RawFunction>>;
  /** `sendable`: messages between actors may hold it, it is a Sendable (message.ts). `indexed`: it is an IndexedObject. */
  traits?: KindTraits;
  /** Raises the error for another value than one of this kind as argument `n`. Default: EINVAL with `arg`. */
  mismatch?: (n: number, slot: Address) => never;
}

/**
 * Declares a kind of userdata with its metatable. A member is looked for among the methods, then the getters, then by `index`;
 * what none of them has raises "Requested key wasn't found in the table/userdata".
 */
export function defineKind<T>(context: VmContext, definition: KindDefinition<T>): Kind<T> {
  const { core } = context;
  const { name, methods = {}, getters = {}, metamethods = {}, index: lookup, release, equals, traits } = definition;
  const [metatable, value, members] = [core.values, core.values + VALUE_SIZE, core.values + 2 * VALUE_SIZE];
  const mismatch = definition.mismatch ?? ((n) => context.errors.raiseGeneric("EINVAL", { arg: n }));
  const check = (slot: Address, n = 1): T => objectAt(core, kind, slot) ?? mismatch(n, slot);

  core.exports.emi_table(metatable, 0, 4);
  core.exports.emi_table(members, 0, 4);
  core.memory.sync();
  for (const [key, method] of Object.entries(methods)) {
    // What stands above the arguments is left over from other calls.
    core.setFunction(members, key, (base, nargs) => {
      if (nargs === 0) core.memory.setNil(base);
      return method(check(base), base, nargs);
    });
  }
  // Getters by the addresses of their names, which interning makes their identities.
  const names = new Map(Object.entries(getters).map(([key, getter]) => [intern(core, key), getter]));
  const missing: RawFunction = (base) => {
    const getter = core.memory.isString(base + VALUE_SIZE)
      ? names.get(core.memory.payload(base + VALUE_SIZE))
      : undefined;
    if (getter !== undefined) {
      getter(check(base), base);
      return 1;
    }
    if (lookup?.(check(base), base)) return 1;
    return context.errors.raiseCore("key_not_found");
  };
  if (names.size > 0 || lookup) {
    core.exports.emi_indexfn(value, members, core.addFunction(missing));
    core.memory.sync();
    core.setField(metatable, "__index", value);
  } else {
    // Nothing but methods: found without a call.
    core.setField(metatable, "__index", members);
    core.exports.emi_table(value, 0, 1);
    core.memory.sync();
    core.setFunction(value, "__index", missing);
    core.exports.emi_setmeta(members, value);
  }
  if (equals) {
    core.setFunction(metatable, "__eq", (base) => {
      core.memory.setBoolean(base, equals(check(base), check(base + VALUE_SIZE, 2)));
      return 1;
    });
  }
  for (const [event, method] of Object.entries(metamethods)) {
    core.setFunction(metatable, event, (base, nargs) => method(check(base), base, nargs));
  }
  for (const [event, operator] of Object.entries(definition.operators ?? {})) {
    core.setFunction(metatable, event, operator);
  }
  core.writeString(value, name);
  core.setField(metatable, "__metatable", value);
  const kind: Kind<T> = core.handles.addKind(name, core.ref(metatable), release, traits);
  return kind;
}

/** The address of a short string, which interning makes its identity; a reference keeps it there. */
function intern(core: Core, text: string): Address {
  core.writeString(core.temporary, text);
  const address = core.memory.payload(core.temporary);
  core.ref(core.temporary);
  return address;
}

/** What each VM has one of, made when it is first asked for: a kind, say. */
export function oncePerVm<T extends object>(make: (context: VmContext) => T): (context: VmContext) => T {
  const made = new WeakMap<VmContext, T>();
  return (context) => {
    let found = made.get(context);
    if (found === undefined) made.set(context, (found = make(context)));
    return found;
  };
}

/** The object behind the value at `slot`, if it is of this kind. */
export function objectAt<T>(core: Core, kind: Kind<T>, slot: Address): T | undefined {
  const { memory } = core;
  if (memory.tag(slot) !== TAG_UDATA) return undefined;
  const u = memory.payload(slot) >>> 2;
  if (memory.u32[u + (UDATA_KIND >>> 2)] !== kind.id) return undefined;
  return core.handles.get(memory.u32[u + (UDATA_HANDLE >>> 2)]!) as T;
}

/** The object behind argument `n` at `slot`; raises EINVAL with `arg` when it is not of this kind. */
export function expectKind<T>(context: VmContext, kind: Kind<T>, slot: Address, n: number): T {
  return objectAt(context.core, kind, slot) ?? context.errors.raiseGeneric("EINVAL", { arg: n });
}
