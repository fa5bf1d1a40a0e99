import { readdirSync, readFileSync } from "node:fs";
import t from "tap";
import { interfaceIndex, interfaceName } from "#dist/os/interfaces.js";

t.test("interfaces have names and numbers", async (t) => {
  for (const name of readdirSync("/sys/class/net")) {
    const index = Number(readFileSync(`/sys/class/net/${name}/ifindex`, "utf8"));
    t.equal(interfaceIndex(name), index, name);
    t.equal(interfaceName(index), name, name);
  }
});

t.test("others have neither", async (t) => {
  for (const name of ["", "no-such-one", "x".repeat(16), "a b", "lo\0", "ü"])
    t.equal(interfaceIndex(name), undefined, name);
  t.equal(interfaceName(987_654), undefined);
});
