import t from "tap";
import { chooseText, messagesLocale } from "#dist/modules/turtle/locale.js";

t.test("the first variable that is not empty counts", async (t) => {
  const [LC_ALL, LC_MESSAGES, LANG] = ["pt_BR", "de_DE", "fr_FR"];
  t.equal(messagesLocale({ LC_ALL, LC_MESSAGES, LANG }), "pt-BR");
  t.equal(messagesLocale({ LC_ALL: "", LC_MESSAGES, LANG }), "de-DE");
  t.equal(messagesLocale({ LANG }), "fr-FR");
  t.equal(messagesLocale({ LC_ALL: "C", LC_MESSAGES, LANG }), undefined);
  t.equal(messagesLocale({}), undefined);
});

t.test("a locale's name becomes a language tag", async (t) => {
  const tags = {
    pt: "pt",
    pt_BR: "pt-BR",
    "pt_BR.UTF-8": "pt-BR",
    "ca_ES.UTF-8@valencia": "ca-ES",
    "de@euro": "de",
    zh_Hant_TW: "zh-Hant-TW",
    C: undefined,
    "C.UTF-8": undefined,
    POSIX: undefined,
    "/usr/share/locale": undefined,
    ".UTF-8": undefined,
    pt_: undefined,
    "1": undefined,
  };
  for (const [name, tag] of Object.entries(tags)) t.equal(messagesLocale({ LANG: name }), tag, name);
});

t.test("a text is taken by language and region, by language, without language, else the first", async (t) => {
  const texts = new Map([
    ["fr", "texte"],
    ["pt-br", "texto (BR)"],
    ["pt", "texto"],
    ["", "text"],
    ["de-at", "Text (AT)"],
  ]);
  t.equal(chooseText(texts, "pt-BR"), "texto (BR)");
  t.equal(chooseText(texts, "pt-PT"), "texto");
  t.equal(chooseText(texts, "pt"), "texto");
  t.equal(chooseText(texts, "fr-Latn-CA"), "texte");
  t.equal(chooseText(texts, "de-DE"), "text", "another region's is not taken");
  t.equal(chooseText(texts, undefined), "text");
  texts.delete("");
  t.equal(chooseText(texts, "de-DE"), "texte");
  t.equal(chooseText(texts, undefined), "texte");
  t.equal(chooseText(new Map(), "pt"), undefined);
});
