import { type Address } from "./abi.js";
import { type Core } from "./core.js";
import { type Kind } from "./handles.js";

/**
 * A JavaScript object that becomes a new userdata wherever it is passed to Lua. Made by {@link HostClass.wrap}.
 * Passed back to JavaScript, the userdata is the object again.
 */
export class HostObject<T = unknown> {
  constructor(
    private readonly owner: Core,
    private readonly kind: Kind<T>,
    readonly object: T,
  ) {}

  /** Writes a userdata for the object. */
  writeTo(core: Core, slot: Address): void {
    if (core !== this.owner) throw new TypeError(`this ${this.kind.name} belongs to another VM`);
    core.writeHandle(slot, this.kind, this.object);
  }
}
