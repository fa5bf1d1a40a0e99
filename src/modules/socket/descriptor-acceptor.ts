import { closeDescriptor } from "../../os/close.js";
import { NOT_YET, setNonBlocking } from "../../os/descriptors.js";
import { SystemCallError } from "../../os/errors.js";
import { type Readiness, readinessOf } from "../../os/readiness.js";
import { acceptNow, listen, newSocket, SOCK_STREAM } from "../../os/sockets.js";
import { DescriptorSocket } from "./descriptor-socket.js";
import { DescriptorStream } from "./descriptor-stream.js";
import { again } from "./again.js";
import { type AcceptorHandle, type DoneWith, type StreamHandle } from "./handle.js";

/** A listening socket that is a descriptor of the system. */
export class DescriptorAcceptor extends DescriptorSocket implements AcceptorHandle {
  private readonly readiness: Readiness;
  /** Connections that ended before they were accepted are told as errors; else the next one is waited for. */
  tellAborted = false;

  /** @param fd a stream socket; it is made not to block */
  constructor(fd: number) {
    super(fd);
    setNonBlocking(fd, true);
    this.readiness = readinessOf(fd);
  }

  /** @param family AF_* */
  static open(family: number): DescriptorAcceptor {
    return new DescriptorAcceptor(newSocket(family, SOCK_STREAM));
  }

  listen(backlog: number): number {
    listen(this.fd, backlog);
    return 0;
  }

  stopListen(): boolean {
    return true;
  }

  accept(done: DoneWith<StreamHandle>): StreamHandle | undefined {
    const fd = this.acceptNow();
    if (fd !== NOT_YET) return new DescriptorStream(fd, "own");
    this.readiness.onReadable(() => again(() => this.accept(done), done));
    return undefined;
  }

  private acceptNow(): number {
    for (;;) {
      try {
        return acceptNow(this.fd);
      } catch (error) {
        if (this.tellAborted || !(error instanceof SystemCallError && error.code === "ECONNABORTED")) throw error;
      }
    }
  }

  stopAccept(): boolean {
    this.readiness.cancelReadable();
    return true;
  }

  detach(): void {
    this.readiness.close();
    setNonBlocking(this.fd, false);
  }

  close(): void {
    this.readiness.close();
    closeDescriptor(this.fd);
  }
}
