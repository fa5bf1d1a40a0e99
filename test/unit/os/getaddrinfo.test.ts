import t from "tap";
import { getaddrinfo } from "#dist/os/getaddrinfo.js";

const AI_CANONNAME = 2;
const never = new AbortController().signal;

t.test("answers addresses, and the canonical name if asked for", async (t) => {
  const query = { node: "127.0.0.1", family: 0 as const };
  const addresses = [{ bytes: Uint8Array.of(127, 0, 0, 1), scopeId: 0 }];
  t.same(await getaddrinfo({ ...query, flags: 0 }, never), { addresses, canonicalName: undefined });
  t.same(await getaddrinfo({ ...query, flags: AI_CANONNAME }, never), { addresses, canonicalName: "127.0.0.1" });
});

t.test("tells scopes", async (t) => {
  const { addresses } = await getaddrinfo({ node: "fe80::1%7", family: 6, flags: 0 }, never);
  t.same(addresses, [{ bytes: Uint8Array.of(0xfe, 0x80, ...Array<number>(13).fill(0), 1), scopeId: 7 }]);
});

t.test("errors go by their names", async (t) => {
  await t.rejects(getaddrinfo({ node: "a b", family: 0, flags: 0 }, never), { code: "EAI_NONAME" });
  await t.rejects(getaddrinfo({ node: "::1", family: 4, flags: 0 }, never), { code: "EAI_ADDRFAMILY" });
  await t.rejects(getaddrinfo({ node: "::1", family: 0, flags: 0x800_0000 }, never), { code: "EAI_BADFLAGS" });
});

t.test("a call that nobody waits for never begins, and gives its place to the next", async (t) => {
  const query = { node: "localhost", family: 4 as const, flags: 0 };
  const unwanted = new AbortController();
  const order: string[] = [];
  const calls = ["a", "b", "x", "y", "c"].map((name) =>
    getaddrinfo(query, name < "x" ? never : unwanted.signal).then(
      () => order.push(name),
      (error: Error) => order.push(`${name} ${error.name}`),
    ),
  );
  unwanted.abort();
  await Promise.all(calls);
  t.same(order.slice().sort(), ["a", "b", "c", "x AbortError", "y AbortError"]);
});
