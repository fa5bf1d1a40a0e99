import { hasLibc } from "../../os/libc.js";
import { DescriptorAcceptor } from "./descriptor-acceptor.js";
import { DescriptorDatagrams } from "./descriptor-datagrams.js";
import { DescriptorStream } from "./descriptor-stream.js";
import { type AcceptorHandle, type DatagramHandle, type StreamHandle } from "./handle.js";
import { MissingError } from "../../os/errors.js";

/** New sockets: of the system where it can be called, else of Node. `family` is AF_*. */

export function openStream(family: number): StreamHandle {
  return hasLibc() ? DescriptorStream.open(family) : missing();
}

export function openAcceptor(family: number): AcceptorHandle {
  return hasLibc() ? DescriptorAcceptor.open(family) : missing();
}

export function openDatagrams(family: number): DatagramHandle {
  return hasLibc() ? DescriptorDatagrams.open(family) : missing();
}

function missing(): never {
  throw new MissingError("koffi");
}
