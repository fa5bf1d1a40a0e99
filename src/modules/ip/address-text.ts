import { isIPv4, isIPv6 } from "node:net";

/** The bytes of "192.0.2.1"; undefined for other texts. As inet_pton: four decimal numbers without leading zeros. */
export function parseV4(text: string): Uint8Array | undefined {
  return isIPv4(text) ? Uint8Array.from(text.split("."), Number) : undefined;
}

/** The bytes of "2001:db8::1" or "::ffff:192.0.2.1", without a scope; undefined for other texts. */
export function parseV6(text: string): Uint8Array | undefined {
  if (!isIPv6(text) || text.includes("%")) return undefined;
  const bytes = new Uint8Array(16);
  const [head, tail] = text.split("::") as [string, string?];
  const front = groupBytes(head);
  bytes.set(front);
  if (tail !== undefined) {
    const back = groupBytes(tail);
    bytes.set(back, 16 - back.length);
  }
  return bytes;
}

/** The bytes of groups with single colons between them; the last may be an IPv4 address. */
function groupBytes(text: string): number[] {
  if (text === "") return [];
  return text.split(":").flatMap((group) => {
    if (group.includes(".")) return group.split(".").map(Number);
    const word = parseInt(group, 16);
    return [word >> 8, word & 0xff];
  });
}

export function formatV4(bytes: Uint8Array): string {
  return bytes.join(".");
}

/**
 * The text of RFC 5952 in the form that glibc's inet_ntop gives it: the first longest run of two or more zero groups is "::"; the last
 * four bytes are written as IPv4 for mapped addresses and for those whose first six groups, and no others, are zero.
 */
export function formatV6(bytes: Uint8Array): string {
  const words = Array.from({ length: 8 }, (_, i) => (bytes[2 * i]! << 8) | bytes[2 * i + 1]!);
  const [start, length] = longestZeros(words);
  const dotted = start === 0 && (length === 6 || (length === 5 && words[5] === 0xffff));
  const groups = words.slice(0, dotted ? 6 : 8).map((word) => word.toString(16));
  if (dotted) groups.push(formatV4(bytes.subarray(12)));
  if (length < 2) return groups.join(":");
  return `${groups.slice(0, start).join(":")}::${groups.slice(start + length).join(":")}`;
}

function longestZeros(words: readonly number[]): [start: number, length: number] {
  let [best, longest] = [0, 0];
  let run = 0;
  words.forEach((word, i) => {
    run = word === 0 ? run + 1 : 0;
    if (run > longest) [best, longest] = [i - run + 1, run];
  });
  return [best, longest];
}
