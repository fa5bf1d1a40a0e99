import { type Address } from "../../interp/abi.js";
import { decodePath, encodePath } from "../../os/socket-address.js";
import { type Getter, type Method } from "../../scheduler/runtime/kind.js";
import { type VmContext } from "../../scheduler/runtime/vm-context.js";
import { badArgument } from "../arguments.js";
import { pathArgument, writePath } from "../filesystem/path.js";
import { type DescriptorOwner } from "../io/stream-methods.js";
import { attempt } from "../io/system-error.js";
import { requireNetwork } from "../socket/access.js";
import { type SocketHandle } from "../socket/handle.js";

/** What the sockets of module `unix` have in common. */

/** An object with a socket in it. */
interface Holder<H> extends DescriptorOwner {
  with<R>(work: (handle: H) => R): R;
  adopt(handle: H): void;
}

interface ConnectedHandle extends SocketHandle {
  remoteAddress(): Uint8Array;
}

/**
 * Argument 2, a filesystem.path, as a struct sockaddr. EINVAL, also for an empty one and one with zero bytes in it, but for a first one;
 * ENAMETOOLONG.
 */
export function addressArgument(context: VmContext, base: Address, nargs: number): Uint8Array {
  const path = Buffer.from(pathArgument(context, base, nargs, 2), "latin1");
  if (path.length === 0 || (path[0] !== 0 && path.includes(0))) badArgument(context, 2);
  return encodePath(path) ?? context.errors.raiseSystem("ENAMETOOLONG", { arg: 2 });
}

/**
 * - `open()`: misc.already_open; EPERM where the program may not use the network
 * - `bind(path)`: makes the file of the socket. EADDRINUSE when there is one already
 *
 * @param make a new socket
 */
export function unixMethods<H extends SocketHandle>(
  context: VmContext,
  make: () => H,
): Record<string, Method<Holder<H>>> {
  return {
    open(self) {
      requireNetwork(context);
      self.mustBeClosed();
      self.adopt(attempt(context, make));
      return 0;
    },
    bind(self, base, nargs) {
      const address = addressArgument(context, base, nargs);
      self.with((handle) => handle.bind(address));
      return 0;
    },
  };
}

/** `local_path`: empty when it has no name. EBADF. */
export function localPath(context: VmContext): Getter<Holder<SocketHandle>> {
  return (self, slot) => {
    const address = self.with((handle) => handle.localAddress());
    writeAddress(context, slot, address);
  };
}

/** `remote_path`: empty when the peer has no name. EBADF, ENOTCONN. */
export function remotePath<H extends ConnectedHandle>(context: VmContext): Getter<Holder<H>> {
  return (self, slot) => {
    const address = self.with((handle) => handle.remoteAddress());
    writeAddress(context, slot, address);
  };
}

function writeAddress(context: VmContext, slot: Address, address: Uint8Array): void {
  writePath(context, slot, Buffer.from(decodePath(address)).toString("latin1"));
}
