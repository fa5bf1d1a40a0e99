import { type Address } from "../../interp/abi.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";

/** `ip.address_info_flag`. The numbers are those of Linux, AI_*, on every system. */
export const addressInfoFlags = {
  passive: 0x01,
  canonical_name: 0x02,
  v4_mapped: 0x08,
  all_matching: 0x10,
  address_configured: 0x20,
} as const;

/** All flags a lookup takes. */
export const ALL_ADDRESS_INFO_FLAGS = Object.values(addressInfoFlags).reduce((all, flag) => all | flag, 0);

/** What a lookup does without flags. */
export const DEFAULT_ADDRESS_INFO_FLAGS = addressInfoFlags.address_configured | addressInfoFlags.v4_mapped;

/** `ip.message_flag`. The numbers are those of Linux, MSG_*, on every system. */
export const messageFlags = {
  out_of_band: 0x01,
  peek: 0x02,
  do_not_route: 0x04,
  end_of_record: 0x80,
} as const;

/** Fills the table of a submodule of constants. */
export function openFlags(context: VmContext, table: Address, flags: Readonly<Record<string, number>>): void {
  const { core } = context;
  for (const [name, flag] of Object.entries(flags)) {
    core.memory.setNumber(core.temporary2, flag);
    core.setField(table, name, core.temporary2);
  }
}
