import { type Address, VALUE_SIZE } from "../../interp/abi.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument, isAbsent, stringArgument } from "../arguments.js";
import { addressArgument, type IpAddress, parseAddress, portArgument, writeAddress } from "./address.js";

/**
 * Adds to module `ip` the text of endpoints: "192.0.2.1:80", "[2001:db8::1]:80".
 *
 * - `tostring(address[, port]) -> string`: without a port, that of the address
 * - `toendpoint(text) -> address, port`: EINVAL for all other texts
 *
 * Source: manual, ip.tostring, ip.toendpoint.
 */
export function openEndpoint(context: VmContext, table: Address): void {
  const { core } = context;
  core.setFunction(table, "tostring", (base, nargs) => {
    const address = addressArgument(context, base, nargs, 1);
    const port = isAbsent(context, base, nargs, 2) ? undefined : portArgument(context, base, nargs, 2);
    const text = address.toString(context.mayUseNetwork);
    core.writeString(base, port === undefined ? text : address.isV4 ? `${text}:${port}` : `[${text}]:${port}`);
    return 1;
  });
  core.setFunction(table, "toendpoint", (base, nargs) => {
    const text = stringArgument(context, base, nargs, 1);
    const { address, port } = parseEndpoint(text, context.mayUseNetwork) ?? badArgument(context, 1);
    writeAddress(context, base, address);
    core.memory.setNumber(base + VALUE_SIZE, port);
    return 2;
  });
}

/** The endpoint that a text is; undefined when it is none. `named`: see parseAddress. */
function parseEndpoint(text: string, named: boolean): { address: IpAddress; port: number } | undefined {
  const [, v6, v4, digits] = /^(?:\[(.*)\]|([^[]*)):(\d{1,5})$/.exec(text) ?? [];
  const address = parseAddress(v6 ?? v4 ?? "", named);
  const port = Number(digits);
  return address && address.isV4 === (v6 === undefined) && port <= 0xffff ? { address, port } : undefined;
}
