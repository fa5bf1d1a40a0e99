import { networkInterfaces } from "node:os";
import { hasLibc, libc } from "./libc.js";

/** Bytes of a name with its NUL. */
const IF_NAMESIZE = 16;

/**
 * The number of a network interface by its name ("eth0"). Without koffi only interfaces with an IPv6 address are found.
 * Source: if_nametoindex(3).
 */
export function interfaceIndex(name: string): number | undefined {
  if (!/^[!-~]{1,15}$/.test(name)) return undefined;
  if (hasLibc()) return (libc("if_nametoindex")(name) as number) || undefined;
  return networkInterfaces()[name]?.find((entry) => entry.scopeid)?.scopeid;
}

/** The name of a network interface by its number; as for {@link interfaceIndex}. Source: if_indextoname(3). */
export function interfaceName(index: number): string | undefined {
  if (hasLibc()) {
    const name = Buffer.alloc(IF_NAMESIZE);
    return libc("if_indextoname")(index, name) === null ? undefined : name.toString("latin1", 0, name.indexOf(0));
  }
  return Object.entries(networkInterfaces()).find(([, entries]) => entries?.some((e) => e.scopeid === index))?.[0];
}
