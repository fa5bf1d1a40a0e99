import t from "tap";
import { Regex } from "#dist/modules/regex/regex.js";
import { type Grammar, RegexError, UnsupportedError } from "#dist/modules/regex/syntax.js";

// What each grammar makes of a pattern: "[begin,end) of the first match", "none", or the error.

function outcome(pattern: string, grammar: Grammar, text: string, ignoreCase = false): string {
  try {
    const regex = new Regex(pattern, { grammar, ignoreCase, nosubs: false, optimize: false });
    return regex.search(Buffer.from(text, "latin1")) ? `${regex.start},${regex.end}` : "none";
  } catch (error) {
    if (error instanceof UnsupportedError) return "unsupported";
    if (error instanceof RegexError) return `${error.code} at ${error.position}`;
    throw error;
  }
}

type Row = [pattern: string, text: string, outcome: string];

function check(grammar: Grammar, rows: readonly Row[]): void {
  t.test(grammar, async (t) => {
    for (const [pattern, text, expected] of rows) {
      t.equal(outcome(pattern, grammar, text), expected, `${pattern} in ${JSON.stringify(text)}`);
    }
  });
}

check("basic", [
  ["a*b", "xaab", "1,4"],
  ["*a", "x*a", "1,3"], // a star at the beginning is a star
  ["^*a", "*a", "0,2"],
  ["\\(*a\\)", "x*a", "1,3"],
  ["^**", "***", "0,3"],
  ["a^b", "a^b", "0,3"], // anchors only at the ends
  ["a$b", "a$b", "0,3"],
  ["^a$", "a", "0,1"],
  ["x\\(^a\\)", "xa", "none"],
  ["\\(^a\\)", "ba", "none"],
  ["\\(a$\\)", "ab", "none"],
  ["a+?|(){}", "a+?|(){}", "0,8"], // ordinary characters
  ["a\\{2\\}", "aaa", "0,2"],
  ["a\\{2,\\}", "aaa", "0,3"],
  ["a\\{0,1\\}b", "aab", "1,3"],
  ["a\\{1,3\\}*", "aaaaa", "0,5"],
  ["\\(ab\\)*", "ababa", "0,4"],
  ["\\.\\[\\*\\^\\$\\\\\\]", ".[*^$\\]", "0,7"],
  [".", "\n", "0,1"],
  [".", "\0", "0,1"],
  ["\\(a\\)\\1", "aa", "unsupported"],
  ["\\(a\\)\\2", "aa", "backref at 6"],
  ["\\(a", "a", "paren at 2"],
  ["a\\)", "a", "paren at 1"],
  ["a\\{1", "a", "brace at 3"],
  ["a\\{,2\\}", "a", "badbrace at 3"],
  ["a\\{2,1\\}", "a", "badbrace at 3"],
  ["a\\{x\\}", "a", "badbrace at 3"],
  ["\\{1\\}", "a", "badrepeat at 0"],
  ["a\\+", "aa", "escape at 1"], // of GNU, not of POSIX
  ["a\\|b", "b", "escape at 1"],
  ["\\<a", "a", "escape at 0"],
  ["\\w", "a", "escape at 0"],
  ["a\\", "a", "escape at 1"],
  ["", "abc", "0,0"],
]);

check("extended", [
  ["a|ab|abc", "xabcd", "1,4"], // the longest
  ["(a|ab)(c|bcd)", "abcd", "0,4"],
  ["abcd|c", "abcd", "0,4"],
  ["a+b?", "aab", "0,3"],
  ["a{2}", "aaa", "0,2"],
  ["a{2,}", "aaa", "0,3"],
  ["a{0}b", "ab", "1,2"],
  ["(ab){2,3}", "abababab", "0,6"],
  ["a**", "aaa", "0,3"],
  ["a||b", "b", "0,1"],
  ["()a", "a", "0,1"],
  ["(|a)b", "ab", "0,2"],
  ["^a|b$", "xb", "1,2"],
  ["a^b", "a^b", "none"], // anchors anywhere
  ["a$|b", "ab", "1,2"],
  ["]}", "]}", "0,2"],
  ["\\(\\)\\{\\|\\+", "(){|+", "0,5"],
  ["(a)\\1", "aa", "unsupported"],
  ["\\1", "a", "backref at 1"],
  ["(", "", "paren at 1"],
  ["a)", "", "paren at 1"],
  ["*a", "", "badrepeat at 0"],
  ["a|*b", "", "badrepeat at 2"],
  ["(+a)", "", "badrepeat at 1"],
  ["^*", "", "badrepeat at 1"],
  ["{1}", "", "badrepeat at 0"],
  ["a{1", "", "brace at 2"],
  ["a{,2}", "", "badbrace at 2"],
  ["a{3,2}", "", "badbrace at 2"],
  ["a{1;2}", "", "badbrace at 2"],
  ["\\d", "1", "escape at 0"],
  // bracket expressions
  ["[]a]+", "a]b", "0,2"],
  ["[^]a]", "]ab", "2,3"],
  ["[a-]+", "b-a", "1,3"],
  ["[-a]+", "b-a", "1,3"],
  ["[--/]+", "a-./", "1,4"],
  ["[%--]+", "a%-", "1,3"],
  ["[\\]", "\\", "0,1"], // a backslash is a backslash
  ["[\\n]+", "\nn\\", "1,3"],
  ["[.*+?(){|^$]+", "a.*+?(){|^$", "1,11"],
  ["[[:digit:][:upper:]_]+", "a1B_c", "1,4"],
  ["[^[:space:]]+", " \t\n\v\f\rx ", "6,7"],
  ["[[:alpha:]]+", "\xe4a", "1,2"],
  ["[[.hyphen.][.-.]]", "a-", "1,2"],
  ["[[.a.]-c]+", "xabc", "1,4"],
  ["[a-[.c.]]+", "xabc", "1,4"],
  ["[[=a=]]", "ba", "1,2"],
  ["[[.NUL.]]", "a\0", "1,2"],
  ["[[.right-square-bracket.]]", "a]", "1,2"],
  ["[[.].]]", "a]", "1,2"],
  ["[[.tilde.][.DEL.][.zero.][.colon.][.space.][.underscore.]]+", "a~\x7f0: _", "1,7"],
  ["[[:foo:]]", "", "ctype at 3"],
  ["[[.foo.]]", "", "collate at 3"],
  ["[[=foo=]]", "", "collate at 3"],
  ["[b-a]", "", "range at 1"],
  ["[a-c-e]", "", "range at 1"],
  ["[[:digit:]-z]", "", "range at 1"],
  ["[a", "", "brack at 0"],
  ["[]", "", "brack at 0"],
  ["[[:digit:", "", "brack at 3"],
]);

check("ecma", [
  ["a|ab|abc", "xabcd", "1,2"], // the first
  ["a*?b", "aab", "0,3"],
  ["a+?", "aaa", "0,1"],
  ["a??b", "ab", "0,2"],
  ["a{1,3}?", "aaa", "0,1"],
  ["(?:ab)+", "abab", "0,4"],
  ["(|a)*", "aa", "0,2"], // a turn that matches nothing does not count
  ["\\d+", "a12", "1,3"],
  ["\\D+", "1ab", "1,3"],
  ["\\w+", "-a_9\xe4", "1,4"],
  ["\\W+", "a-\xe4b", "1,3"],
  ["\\s+", "a \t\xa0", "1,3"],
  ["\\S+", " ab", "1,3"],
  ["\\bb\\b", "ab b", "3,4"],
  ["\\Bb", "ab b", "1,2"],
  ["\\t\\n\\v\\f\\r\\0", "\t\n\v\f\r\0", "0,6"],
  ["\\x41\\u0042\\cJ", "AB\n", "0,3"],
  ["\\.\\*\\/\\-\\]", ".*/-]", "0,5"],
  [".", "\n\ra", "2,3"],
  ["a]}", "a]}", "0,3"],
  ["[]", "a", "none"], // nothing, and everything
  ["[^]", "\n", "0,1"],
  ["[\\b]", "a\b", "1,2"],
  ["[\\w-]+", "a-b", "0,3"],
  ["[+-\\d]+", "+-1", "0,3"],
  ["[a-c-e]+", "xa-e", "1,4"],
  ["[\\]a]+", "]a", "0,2"],
  ["[\\d\\s]+", "a1 ", "1,3"],
  ["[[:alpha:][.hyphen.]]+", "1a-", "1,3"], // C++ has these
  ["^", "a", "0,0"],
  ["$", "ab", "2,2"],
  ["a$", "a\n", "none"],
  ["^b", "a\nb", "none"],
  ["(a)\\1", "aa", "unsupported"],
  ["\\1(a)", "aa", "unsupported"],
  ["(?=a)", "a", "unsupported"],
  ["(?!a)", "a", "unsupported"],
  ["(?<=a)", "a", "unsupported"],
  ["(?<n>a)", "a", "unsupported"],
  ["(a)\\2", "a", "backref at 5"],
  ["(?a)", "", "paren at 0"],
  ["(a", "", "paren at 1"],
  ["a)", "", "paren at 1"],
  ["*", "", "badrepeat at 0"],
  ["a**", "", "badrepeat at 2"],
  ["a|+", "", "badrepeat at 2"],
  ["^*", "", "badrepeat at 1"],
  ["a{", "", "brace at 2"],
  ["a{1", "", "brace at 2"],
  ["a{}", "", "badbrace at 2"],
  ["a{2,1}", "", "badbrace at 2"],
  ["\\", "", "escape at 0"],
  ["\\q", "", "escape at 0"],
  ["\\x4", "", "escape at 0"],
  ["\\u1234", "", "escape at 0"],
  ["\\c1", "", "escape at 0"],
  ["\\01", "", "escape at 0"],
  ["[z-a]", "", "range at 1"],
  ["[a", "", "brack at 0"],
]);

t.test("cases are ignored in letters, sets, ranges and complements", async (t) => {
  for (const [pattern, text, expected] of [
    ["aB", "xAb", "1,3"],
    ["[a-c]+", "xAbC", "1,4"],
    ["[^a]", "Aab", "2,3"],
    ["[[:upper:]]+", "1aB", "1,3"],
    ["[_-a]+", "A`_", "0,3"],
  ] satisfies Row[]) {
    t.equal(outcome(pattern, "extended", text, true), expected, pattern);
  }
});
