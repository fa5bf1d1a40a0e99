import { hasLibc } from "../../os/libc.js";
import { DescriptorAcceptor } from "./descriptor-acceptor.js";
import { DescriptorDatagrams } from "./descriptor-datagrams.js";
import { DescriptorStream } from "./descriptor-stream.js";
import { type AcceptorHandle, type DatagramHandle, type StreamHandle } from "./handle.js";
import { NodeAcceptor } from "./node-acceptor.js";
import { NodeDatagrams } from "./node-datagrams.js";
import { NodeStream } from "./node-stream.js";

/** New sockets: of the system where it can be called, else of Node. `family` is AF_*. */

export function openStream(family: number): StreamHandle {
  return hasLibc() ? DescriptorStream.open(family) : new NodeStream(family);
}

export function openAcceptor(family: number): AcceptorHandle {
  return hasLibc() ? DescriptorAcceptor.open(family) : new NodeAcceptor(family);
}

export function openDatagrams(family: number): DatagramHandle {
  return hasLibc() ? DescriptorDatagrams.open(family) : new NodeDatagrams(family);
}
