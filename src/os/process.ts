import { call } from "./libc.js";

/**
 * System calls on processes, their users and groups that Node does not have. Every function throws SystemCallError, and MissingError
 * where there is no koffi or no POSIX.
 */

/** Real, effective and saved id. */
export type Ids = readonly [real: number, effective: number, saved: number];

/** Source: getresuid(2). */
export function getUserIds(): Ids {
  return ids("getresuid");
}

/** Source: getresgid(2). */
export function getGroupIds(): Ids {
  return ids("getresgid");
}

function ids(name: "getresuid" | "getresgid"): Ids {
  const values = new Uint32Array(3);
  call(name, [values.subarray(0, 1), values.subarray(1, 2), values.subarray(2, 3)]);
  return [values[0]!, values[1]!, values[2]!];
}

/** For all threads of this process; -1 leaves an id as it is. Source: setresuid(2). */
export function setUserIds(ids: Ids): void {
  call("setresuid", ids.map(unsigned));
}

/** For all threads of this process; -1 leaves an id as it is. Source: setresgid(2). */
export function setGroupIds(ids: Ids): void {
  call("setresgid", ids.map(unsigned));
}

function unsigned(id: number): number {
  return id >>> 0;
}

/** @param pid 0 is this process. Source: getpgid(2) */
export function getProcessGroup(pid: number): number {
  return call("getpgid", [pid]);
}

/** Source: setpgid(2). */
export function setProcessGroup(pid: number, group: number): void {
  call("setpgid", [pid, group]);
}

/** @param pid 0 is this process. Source: getsid(2) */
export function getSession(pid: number): number {
  return call("getsid", [pid]);
}

/** Makes this process the leader of a new session. Source: setsid(2). */
export function newSession(): number {
  return call("setsid", []);
}

/** The foreground process group of a terminal. Source: tcgetpgrp(3). */
export function getForeground(fd: number): number {
  return call("tcgetpgrp", [fd]);
}

/** Source: tcsetpgrp(3). */
export function setForeground(fd: number, group: number): void {
  call("tcsetpgrp", [fd, group]);
}
