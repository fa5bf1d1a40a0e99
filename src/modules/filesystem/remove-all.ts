import { rmdirSync } from "node:fs";
import { remove } from "./change.js";
import { Directory } from "./directory.js";
import { isNamed, toNode } from "./node-path.js";
import { type Steps } from "./steps.js";

/**
 * Removes a file, or a directory with all that is in it. Links are removed, not followed.
 * @returns how many files and directories that were
 */
export function* removeAll(path: string): Steps<number> {
  try {
    return remove(path) ? 1 : 0;
  } catch (error) {
    if (!isNamed(error, "ENOTEMPTY", "EEXIST")) throw error;
  }
  return yield* removeTree(path);
}

function* removeTree(path: string): Steps<number> {
  let count = 0;
  // Somebody may put something in meanwhile, and some systems skip entries of a directory that changes: as long as there is
  // something to remove, it goes on.
  for (let before = -1; before < count;) {
    before = count;
    const directories: string[] = [];
    count += yield* removeFiles(path, directories);
    for (const directory of directories) count += yield* removeTree(directory);
    try {
      rmdirSync(toNode(path));
      return count + 1;
    } catch (error) {
      if (isNamed(error, "ENOENT")) return count;
      if (!isNamed(error, "ENOTEMPTY", "EEXIST") || count === before) throw error;
    }
  }
  return count;
}

/** Removes what is in a directory but for the directories, which it adds to the list. */
function* removeFiles(path: string, directories: string[]): Steps<number> {
  let count = 0;
  let directory: Directory;
  try {
    directory = new Directory(path);
  } catch (error) {
    if (isNamed(error, "ENOENT")) return 0; // somebody else was faster
    throw error;
  }
  try {
    for (let entry = directory.read(); entry !== undefined; entry = directory.read()) {
      if (entry.isDirectory) directories.push(entry.path);
      else if (remove(entry.path)) count++;
      yield;
    }
  } finally {
    directory.close();
  }
  return count;
}
