import fc from "fast-check";

export type Scalar = number | string | boolean;

/** The shortest text of a number, -0 included. */
export const shortest = (x: number) => (Object.is(x, -0) ? "-0" : String(x));

/** A Lua string literal of Latin-1 text. */
export const quoted = (s: string) =>
  `"${s.replace(/[^ !#-[\]-~]/g, (c) => `\\${String(c.charCodeAt(0)).padStart(3, "0")}`)}"`;
/** Any bytes, a character each. */
export const latin1 = fc.string({ unit: fc.nat({ max: 255 }).map((c) => String.fromCharCode(c)), maxLength: 60 });

/** A value in Lua source. */
export const literal = (v: Scalar | undefined): string => {
  if (typeof v === "string") return quoted(v);
  if (v === Infinity || v === -Infinity) return v > 0 ? "(1/0)" : "(-1/0)";
  return v === undefined ? "nil" : typeof v === "number" ? shortest(v) : String(v);
};
/** Doubles of every magnitude: by their bits, small decimals, and those close to a short decimal. */
const bits = fc
  .tuple(fc.nat({ max: 0xffffffff }), fc.nat({ max: 0xffffffff }))
  .map(([high, low]) => new Float64Array(Uint32Array.of(low, high).buffer)[0]!);
export const number = fc.oneof(
  fc.double(),
  bits,
  fc.integer({ min: -1000, max: 1000 }),
  fc.tuple(fc.maxSafeInteger(), fc.integer({ min: -40, max: 40 })).map(([m, e]) => Number(`${m}e${e}`)),
  fc.tuple(fc.integer({ min: 1, max: 1 << 20 }), fc.integer({ min: -80, max: 80 })).map(([m, e]) => m * 2 ** e),
  fc.constantFrom(
    0,
    -0,
    5e-324,
    2.2250738585072014e-308,
    Number.MAX_VALUE,
    2 ** 53,
    2 ** 53 + 2,
    2 ** 31,
    2 ** 32,
    2 ** 63,
  ),
);
