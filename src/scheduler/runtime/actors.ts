import { type Destination } from "./mailbox.js";
import { type VmContext } from "./vm-context.js";

/** How spawn_vm makes an actor. */
export interface ActorOptions {
  readonly inheritContext: boolean;
  readonly concurrencyHint: number | undefined;
  readonly newMaster: boolean;
}

/** The root module of an actor. */
export interface ActorModule {
  readonly file: string;
  readonly source: Uint8Array;
}

/** Makes actors for the VMs of one thread. */
export interface Actors {
  /** Starts an actor; answers its address. */
  spawn(parent: VmContext, module: ActorModule, options: ActorOptions): Destination;
  /** Adds threads to this context, unless it promised not to have more or the process has too many. */
  addThreads(n: number): "done" | "fixed" | "full";
  /** Told about every VM there is. */
  count?(context: VmContext): void;
}
