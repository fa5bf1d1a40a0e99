/**
 * Decimal texts of doubles, as C prints them. JavaScript rounds exact ties up, C to even (glibc) or up (LuaJIT): hence several texts
 * may be right.
 */

/** What "%.<precision>g" may print. */
export function textsG(x: number, precision: number): string[] {
  if (!Number.isFinite(x)) return [special(x)];
  if (x === 0) return [signed(x, "0")];
  return around(x, precision).map((y) => signed(x, trimmed(y, precision)));
}

/** What "%.<precision>e" may print; precision < 60. */
export function textsE(x: number, precision: number): string[] {
  if (!Number.isFinite(x)) return [special(x)];
  if (x === 0) return [signed(x, exponential((0).toExponential(precision)))];
  return around(x, precision + 1).map((y) => signed(x, exponential(y)));
}

/** What "%.<precision>f" may print; |x| < 1e21, precision < 60. */
export function textsF(x: number, precision: number): string[] {
  const up = Math.abs(x).toFixed(precision);
  // oxlint-disable-next-line oxc/number-arg-out-of-range -- the language allows 100
  const exact = Math.abs(x).toFixed(100);
  const cut = exact.length - 100 + precision - (precision === 0 ? 1 : 0);
  const tie = /^\.?50*$/.test(exact.slice(cut)) && BigInt(exact.replace(".", "")) > 0n;
  const texts = tie ? [up, exact.slice(0, cut)] : [up];
  return texts.map((text) => signed(x, text));
}

function special(x: number): string {
  return Number.isNaN(x) ? "nan" : x < 0 ? "-inf" : "inf";
}

function signed(x: number, text: string): string {
  return x < 0 || Object.is(x, -0) ? `-${text}` : text;
}

/** |x| in `digits` significant digits as "d.ddde+x", rounded to nearest; both neighbours for a tie. */
function around(x: number, digits: number): string[] {
  const up = Math.abs(x).toExponential(digits - 1);
  // oxlint-disable-next-line oxc/number-arg-out-of-range -- the language allows 100
  const [mantissa, exponent] = Math.abs(x).toExponential(100).split("e");
  const exact = mantissa!.replace(".", "");
  if (!/^50*$/.test(exact.slice(digits))) return [up];
  const kept = exact.slice(0, digits);
  return [up, `${kept[0]}${digits > 1 ? "." : ""}${kept.slice(1)}e${exponent}`];
}

/** C writes at least two digits of exponent. */
function exponential(text: string): string {
  return text.replace(/e([+-])(\d)$/, "e$10$2");
}

/** "%g" of a text in exponential form. */
function trimmed(text: string, precision: number): string {
  const [mantissa, exponent] = text.split("e");
  const power = Number(exponent);
  const digits = mantissa!.replace(".", "");
  const shorten = (s: string) => (s.includes(".") ? s.replace(/\.?0*$/, "") : s);
  if (power < -4 || power >= precision) return exponential(`${shorten(mantissa!)}e${exponent}`);
  if (power < 0) return shorten(`0.${"0".repeat(-power - 1)}${digits}`);
  return shorten(`${digits.slice(0, power + 1)}.${digits.slice(power + 1)}`);
}
