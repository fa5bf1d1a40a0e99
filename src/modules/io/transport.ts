/** Gets the result of a read or write that took its time: an error, or the number of bytes. */
export type Done = (error: unknown, n: number) => void;

/** What a transport answers when it will call back. */
export const LATER = -1;

/**
 * How bytes get into and out of a descriptor. There is at most one read and one write at a time, which the caller sees to. Every
 * method may throw errors of the system, and MissingError.
 */
export interface Transport {
  /** The descriptor. Throws MissingError when Node has it and does not tell. */
  readonly fd: number;
  /**
   * Reads once.
   * @param to at least one byte; written only before `done` is called
   * @param flags MSG_* of a socket; other transports are not given any
   * @returns bytes read, 0 at the end, or LATER: then `done` is called, not before this has returned
   */
  read(to: Uint8Array, done: Done, flags?: number): number;
  /** Calls a read off for which `done` is still to be called. False: it cannot be stopped, and `done` will be called. */
  stopRead(): boolean;
  /** Writes once, as much as is possible. See read(). */
  write(from: Uint8Array, done: Done, flags?: number): number;
  stopWrite(): boolean;
  /** Moves the position of a file, and answers it; ESPIPE for what has none. */
  seek(offset: number, whence: number): number;
  /** Gives the descriptor up, as it was in the beginning. No read and no write is going on. */
  detach(): void;
  /** Closes the descriptor, once no read and no write that could not be stopped is going on. */
  close(): void;
}
