import { fstatSync } from "node:fs";
import { isatty } from "node:tty";
import { MissingError } from "../../os/errors.js";
import { hasLibc } from "../../os/libc.js";
import { pollable } from "../../os/readiness.js";
import { PollTransport } from "./poll-transport.js";
import { type FreshFile, PoolTransport } from "./pool-transport.js";
import { type Transport } from "./transport.js";
import { TransportStream } from "./transport-stream.js";

/** How a stream is to treat its descriptor. */
export interface StreamOptions {
  /** Others use the open file description as well, so it is to stay blocking: see PollTransport. */
  shared?: boolean;
  /** It is a file that was just opened. */
  fresh?: FreshFile;
}

/** A stream over any descriptor: file.stream, the ends of pipes, the standard streams. */
export class ByteStream extends TransportStream<Transport> {
  /** Takes over a descriptor. The stream is closed. */
  assign(fd: number, options: StreamOptions = {}): void {
    this.use({ fd, make: () => transportFor(fd, options) });
  }
}

/** The way to read and write a descriptor. Throws EBADF, and MissingError for what takes koffi. */
export function transportFor(fd: number, { shared, fresh }: StreamOptions): Transport {
  const stat = fstatSync(fd);
  if (stat.isFile()) return new PoolTransport(fd, fresh);
  if (hasLibc())
    return pollable(fd) ? new PollTransport(fd, shared ? "shared" : "any") : new PoolTransport(fd, undefined);
  // A read that has to wait would keep one of libuv's few threads.
  if (stat.isFIFO() || stat.isSocket() || isatty(fd)) throw new MissingError("koffi");
  return new PoolTransport(fd, undefined);
}
