import { getSystemErrorMap } from "node:util";
import t from "tap";
import { codeOf, coreCategory, genericCategory, systemCategory } from "#dist/scheduler/runtime/error-categories.js";

/** Names that Linux spells differently from the number's first name. */
const aliases = new Set(["EWOULDBLOCK", "EOPNOTSUPP"]);

t.test("errno numbers are those of this system", { skip: process.platform !== "linux" }, async (t) => {
  const numbers = new Map([...getSystemErrorMap()].map(([number, [name]]) => [name, -number]));
  let compared = 0;
  for (const [name, number] of Object.entries(genericCategory.codes)) {
    const here = numbers.get(name);
    if (here === undefined) continue;
    t.equal(number, here, name);
    compared++;
  }
  t.ok(compared >= 50, `${compared} names compared`);
});

t.test("every name of the manual is there, and no number twice but by an alias", async (t) => {
  const names = Object.keys(genericCategory.codes);
  t.equal(names.length, 74);
  const numbers = names.filter((name) => !aliases.has(name)).map((name) => codeOf(genericCategory, name));
  t.equal(new Set(numbers).size, names.length - aliases.size);
  t.equal(genericCategory.codes.EWOULDBLOCK, genericCategory.codes.EAGAIN);
  t.equal(genericCategory.codes.EOPNOTSUPP, 95);
  t.equal(genericCategory.codes.ENOTSUP, 95);
});

t.test("messages are those of strerror(3)", async (t) => {
  const known = {
    EPERM: "Operation not permitted",
    ENOENT: "No such file or directory",
    EINTR: "Interrupted system call",
    EIO: "Input/output error",
    EAGAIN: "Resource temporarily unavailable",
    ENOMEM: "Cannot allocate memory",
    EACCES: "Permission denied",
    EEXIST: "File exists",
    EXDEV: "Invalid cross-device link",
    EPIPE: "Broken pipe",
    ENOTEMPTY: "Directory not empty",
    ECONNREFUSED: "Connection refused",
    ETIMEDOUT: "Connection timed out",
  } as const;
  for (const [name, message] of Object.entries(known)) {
    const code = genericCategory.codes[name as keyof typeof known];
    t.equal(genericCategory.message(code), message);
    t.equal(systemCategory.message(code), message);
  }
  t.equal(systemCategory.message(0), "Success");
  t.equal(systemCategory.message(116), "Stale file handle", "what has no generic name has its text");
  for (const unknown of [41, 58, 134, -1, 1.5]) t.equal(systemCategory.message(unknown), `Unknown error ${unknown}`);
});

t.test("an error of the system maps to the generic one of the same number, if that has a name", async (t) => {
  for (const code of Object.values(genericCategory.codes)) t.equal(systemCategory.toGeneric(code), code);
  for (const code of [0, 41, 116, 134, -1]) t.equal(systemCategory.toGeneric(code), undefined);
});

t.test("only a category's own names have a code", async (t) => {
  t.equal(codeOf(coreCategory, "bad_rdf"), 17);
  for (const name of ["", "EINVAL", "constructor", "__proto__", "toString"])
    t.equal(codeOf(coreCategory, name), undefined);
});
