import { fstatSync } from "node:fs";
import { isatty } from "node:tty";
import { closeDescriptor } from "./close.js";
import { EpollReadiness } from "./epoll-readiness.js";
import { call, libc } from "./libc.js";
import { UvReadiness } from "./uv-readiness.js";

/**
 * Waits, on the event loop, until a descriptor is ready. Listeners are called once, and there is one of each kind at a time. While there is
 * one, the event loop does not end.
 */
export interface Readiness {
  /** Calls back when a read would not wait (or would fail). */
  onReadable(listener: () => void): void;
  /** Calls back when a write would not wait (or would fail). */
  onWritable(listener: () => void): void;
  /** Calls back when there is urgent data, or an error. Throws MissingError where there is no epoll. */
  onPriority(listener: () => void): void;
  cancelReadable(): void;
  cancelWritable(): void;
  cancelPriority(): void;
  /** Before the descriptor is closed or handed over. Nothing is called back any more. */
  close(): void;
}

const LINUX = process.platform === "linux";

/**
 * @param fd one for which pollable() is true
 * @param blocking it stays blocking, for the sake of those who share it
 */
export function readinessOf(fd: number, blocking = false): Readiness {
  return LINUX ? new EpollReadiness(fd) : new UvReadiness(fd, blocking);
}

const EPOLL_CTL_ADD = 1;
const EPERM = 1;

/**
 * Whether one can wait for the descriptor. What cannot be polled, files above all, is always ready: Node's own functions read it.
 * Throws MissingError, and EBADF for what is no descriptor.
 */
export function pollable(fd: number): boolean {
  libc("read"); // says what is missing
  const stat = fstatSync(fd);
  if (stat.isFIFO() || stat.isSocket()) return true;
  if (!LINUX) return isatty(fd);
  // Devices and what has no type: libuv asks the kernel the same way.
  const epoll = call("epoll_create1", [0]);
  try {
    return call("epoll_ctl", [epoll, EPOLL_CTL_ADD, fd, new Uint8Array(16)], EPERM) === 0;
  } finally {
    closeDescriptor(epoll);
  }
}
