/**
 * The language that the environment asks for in messages, as a language tag: `pt_BR.UTF-8` is "pt-BR". Undefined when it asks
 * for none, as the locales C and POSIX do.
 *
 * Source: manual, Locales; POSIX, Environment Variables (the first of LC_ALL, LC_MESSAGES, LANG that is not empty counts).
 */
export function messagesLocale(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  const tag = locale.replace(/[.@].*$/s, "").replaceAll("_", "-");
  if (tag === "C" || tag === "POSIX") return undefined;
  return /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i.test(tag) ? tag : undefined;
}

/**
 * The text for a language: of "pt-BR", else "pt", else the one without a language, else the first.
 * @param texts by language tag in lower case, "" is none
 */
export function chooseText(texts: ReadonlyMap<string, string>, locale: string | undefined): string | undefined {
  const subtags = locale === undefined ? [] : locale.toLowerCase().split("-");
  for (let n = subtags.length; n > 0; n--) {
    const text = texts.get(subtags.slice(0, n).join("-"));
    if (text !== undefined) return text;
  }
  return texts.get("") ?? texts.values().next().value;
}
