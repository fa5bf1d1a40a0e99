import fc from "fast-check";

/** Small patterns: made of items, most of them well-formed; and mere heaps of special characters. */
const item = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom("a", "b", ".", "x", "1", "-", "]") },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          "%a",
          "%d",
          "%s",
          "%w",
          "%A",
          "%D",
          "%l",
          "%u",
          "%p",
          "%x",
          "%g",
          "%z",
          "%c",
          "%.",
          "%%",
          "%-",
          "%(",
        ),
      },
      {
        weight: 3,
        arbitrary: fc
          .tuple(
            fc.boolean(),
            fc.array(fc.constantFrom("a", "b", "a-c", "0-9", "%a", "%s", "%D", "^", "]", "-", ".", "%]", "b-"), {
              minLength: 1,
              maxLength: 3,
            }),
          )
          .map(([inverted, members]) => `[${inverted ? "^" : ""}${members.join("")}]`),
      },
    ),
    fc.constantFrom("", "", "", "*", "+", "-", "?"),
  )
  .map(([one, repeat]) => one + repeat);
const piece = fc.oneof(
  { weight: 10, arbitrary: item },
  { weight: 3, arbitrary: fc.array(item, { maxLength: 2 }).map((items) => `(${items.join("")})`) },
  { weight: 1, arbitrary: fc.tuple(item, item, item).map(([a, b, c]) => `(${a}(${b})${c})`) },
  { weight: 2, arbitrary: fc.constantFrom("()", "%1", "%2", "%bab", "%b()", "%f[%a]", "%f[^a]", "$", "^", "(", ")") },
);
export const pattern = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom("", "", "", "^"), fc.array(piece, { maxLength: 5 }), fc.constantFrom("", "", "", "$"))
      .map(([start, pieces, end]) => start + pieces.join("") + end),
  },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(..."a%[]^$()*+-?.bf1"), maxLength: 8 }) },
);
export const subject = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(..."abcA1 .-x]()\n\0\xe9"), maxLength: 12 }),
);
