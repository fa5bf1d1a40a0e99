import assert from "node:assert/strict";
import t, { type Test } from "tap";
import fc from "fast-check";
import { EMI_MSG_CYCLE, EMI_MSG_UNSENDABLE, EMI_SENDABLE, VALUE_SIZE } from "#dist/interp/abi.js";
import { Core } from "#dist/interp/core.js";

// Messages as the host uses them: encoded in one VM, copied, decoded in another. wasm/native/message-test.c looks at the format.

function newCore(t: Test, seed: number): Core {
  const core = new Core({ memoryLimit: 0, seed, strings: "latin1", tables: "copy", callMs: 1000, write: () => {} });
  t.teardown(() => core.close());
  return core;
}

/** The message for the value at `slot`, or the code of why there is none. */
function encode(core: Core, slot = core.values): Uint8Array | number {
  const code = core.exports.emi_encode(slot);
  core.memory.sync();
  if (code !== 0) return code;
  const start = core.exports.emi_message() >>> 0;
  return core.memory.u8.slice(start, start + core.exports.emi_message_size());
}

/** Decodes into the first value slot, with the n attachments that stand behind it; answers whether that went well. */
function decode(core: Core, message: Uint8Array, n = 0): boolean {
  const p = core.transfer.reserve(message.length);
  core.memory.u8.set(message, p);
  const failed = core.exports.emi_decode(core.values, p, message.length, core.values + VALUE_SIZE, n);
  core.transfer.giveBack(p, message.length);
  core.memory.sync();
  return failed === 0;
}

/** Arrays, objects and maps as maps, without the members that are not sent. */
function arriving(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries: [unknown, unknown][] = Array.isArray(value)
    ? value.map((v, i) => [i + 1, v])
    : value instanceof Map
      ? [...value]
      : Object.entries(value);
  return new Map(
    entries
      .filter(([k]) => typeof k === "string" || (Number.isInteger(k) && (k as number) > 0))
      .map(([k, v]) => [k, arriving(v)]),
  );
}

const bytes = fc.uint8Array({ maxLength: 100 }).map((b) => Buffer.from(b).toString("latin1"));
const scalar = fc.oneof(fc.boolean(), fc.integer(), fc.integer({ min: -200, max: 200 }), fc.double(), bytes);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 20 }),
    fc.dictionary(bytes, tie("value"), { maxKeys: 20 }),
    fc
      .array(fc.tuple(fc.oneof(scalar, fc.integer({ min: 1, max: 30 })), tie("value")), { maxLength: 20 })
      .map((entries) => new Map(entries.filter(([k]) => !Number.isNaN(k)))),
  ),
}));

t.test("what is sent arrives equal in another VM", async (t) => {
  const from = newCore(t, 1);
  const to = newCore(t, 2);
  fc.assert(
    fc.property(value, (original) => {
      from.marshal.write(from.values, original);
      const message = encode(from) as Uint8Array;
      assert.ok(decode(to, message));
      assert.deepStrictEqual(arriving(to.marshal.read(to.values)), arriving(from.marshal.read(from.values)));
    }),
    { seed: Number(process.env["PROPERTY_SEED"] ?? 2025), numRuns: 1000, interruptAfterTimeLimit: 5000 },
  );
});

t.test("bytes that are no message are refused", async (t) => {
  const from = newCore(t, 1);
  const to = newCore(t, 2);
  fc.assert(
    fc.property(value, fc.nat(), fc.nat({ max: 255 }), (original, at, byte) => {
      from.marshal.write(from.values, original);
      const message = encode(from) as Uint8Array;
      assert.ok(!decode(to, message.subarray(0, at % message.length)), "a part of one");
      assert.ok(to.memory.isNil(to.values));
      message[at % message.length] = byte; // may still be a message, then of something else
      if (decode(to, message)) assert.equal(typeof encode(to), "object");
      else assert.ok(to.memory.isNil(to.values));
    }),
    { seed: Number(process.env["PROPERTY_SEED"] ?? 2025), numRuns: 1000, interruptAfterTimeLimit: 5000 },
  );
  to.collect();
});

t.test("objects of a sendable kind travel by handle", async (t) => {
  const from = newCore(t, 1);
  const to = newCore(t, 2);
  const object = (core: Core, slot: number, kind: number, handle: number) => {
    core.exports.emi_udata(slot, kind, handle, 0);
    core.memory.sync();
  };
  const [table, first, second] = [from.values, from.temporary, from.temporary2];
  from.exports.emi_table(table, 0, 0);
  from.memory.sync();
  object(from, first, EMI_SENDABLE + 5, 70);
  from.memory.setNumber(second, 1);
  from.exports.emi_rawset(table, second, first);
  object(from, first, 5, 71);
  t.equal(encode(from, first), EMI_MSG_UNSENDABLE);
  from.memory.setNumber(second, 2);
  from.exports.emi_rawset(table, second, first);

  const message = encode(from) as Uint8Array;
  t.equal(from.exports.emi_nattachments(), 1);
  t.equal(from.memory.u32[(from.exports.emi_attachments() >>> 0) / 4], 70);
  t.notOk(decode(to, message), "without the attachment it is malformed");
  object(to, to.values + VALUE_SIZE, EMI_SENDABLE + 3, 9);
  t.ok(decode(to, message, 1));
  to.memory.setNumber(to.temporary, 1);
  to.exports.emi_rawget(to.temporary2, to.values, to.temporary);
  t.equal(to.memory.payload(to.temporary2), to.memory.payload(to.values + VALUE_SIZE));
  t.equal(to.exports.emi_rawlen(to.values), 1, "the other one stayed behind");
});

t.test("what cannot be sent says why", async (t) => {
  const core = newCore(t, 1);
  const codeOf = (value: unknown) => {
    core.marshal.write(core.values, value);
    return encode(core);
  };
  t.equal(codeOf(undefined), EMI_MSG_UNSENDABLE);
  t.equal(
    codeOf(() => {}),
    EMI_MSG_UNSENDABLE,
  );
  const loop: unknown[] = [1, [2, [3]]];
  ((loop[1] as unknown[])[1] as unknown[]).push(loop);
  t.equal(codeOf(loop), EMI_MSG_CYCLE);
  t.equal(core.exports.emi_message_size(), 0);
  const twice = [1];
  t.same(codeOf([twice, twice]), codeOf([[1], [1]]));
});
