import { type Term } from "n3";
import { type Category, codeOf, genericCategory } from "../../scheduler/runtime/error-categories.js";
import { Graph } from "./graph.js";
import { chooseText } from "./locale.js";
import { RdfError } from "./rdf-error.js";

/** The subject of a Turtle file that is a module; its type says of what sort. */
const MODULE = { termType: "NamedNode", value: "about:emilua-module" } as Term;
const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const XSD = "http://www.w3.org/2001/XMLSchema#";

/** The type of an error category, and how the names of its properties begin. */
const CATEGORY = "https://schema.emilua.org/error_category/0/";
const PROPERTY = `${CATEGORY}#`;

const MIN_CODE = -(2 ** 31);
const MAX_CODE = 2 ** 31 - 1;

/** A category that a Turtle file defines. `codes` holds its aliases. */
export interface TurtleCategory extends Category {
  /** Whether the file defines this code. */
  has(code: number): boolean;
}

interface ErrorEntry {
  code: number;
  aliases: string[];
  message: string;
  generic: number | undefined;
}

/**
 * Reads an error category from Turtle:
 *
 * ```turtle
 * @prefix cat: <https://schema.emilua.org/error_category/0/#>.
 * <about:emilua-module> a <https://schema.emilua.org/error_category/0/>;
 *   cat:error [ cat:code 2; cat:alias "EGREGIOUS"; cat:message "You blew it", "Estragou tudo"@pt; cat:generic_error "EINVAL" ].
 * ```
 *
 * Every error has one code, a 32-bit integer of its own. It may have aliases, which no other error has; messages, at most one in
 * a language; and one name of module generic_error, which togeneric() then answers. Without a message it goes by its first
 * alias. Other properties are ignored.
 * @param locale language tag of the messages wanted, such as "pt-BR"
 * @param name what tostring of the category answers
 * @throws RdfError
 *
 * Source: manual, RDF error categories.
 */
export function parseErrorCategory(bytes: Uint8Array, locale: string | undefined, name: string): TurtleCategory {
  const graph = Graph.parse(bytes);
  if (!graph.objects(MODULE, TYPE).some((type) => type.termType === "NamedNode" && type.value === CATEGORY)) {
    throw new RdfError("bad_rdf_module", `<${MODULE.value}> is not declared as <${CATEGORY}>`);
  }

  const entries = new Map<number, ErrorEntry>();
  const codes = new Map<string, number>();
  for (const node of graph.objects(MODULE, `${PROPERTY}error`)) {
    const entry = readError(graph, node, locale);
    if (entries.has(entry.code)) throw invalid(`two errors have the code ${entry.code}`);
    entries.set(entry.code, entry);
    for (const alias of entry.aliases) {
      if (codes.has(alias)) throw invalid(`two errors have the alias "${alias}"`);
      codes.set(alias, entry.code);
    }
  }

  return {
    name,
    codes: Object.fromEntries(codes),
    has: (code) => entries.has(code),
    message: (code) => entries.get(code)?.message ?? unknownError(code),
    toGeneric: (code) => entries.get(code)?.generic,
  };
}

function readError(graph: Graph, node: Term, locale: string | undefined): ErrorEntry {
  const read = (property: string): Term[] => graph.objects(node, PROPERTY + property);

  const code = onlyOne("cat:code", read("code").map(integer));
  if (code === undefined) throw invalid("an error has no cat:code");
  const aliases = read("alias").map((term) => plainString("cat:alias", term));
  const generic = onlyOne("cat:generic_error", read("generic_error").map(errnoValue));
  const messages = new Map<string, string>();
  for (const term of read("message")) {
    const language = term.termType === "Literal" ? term.language : "";
    if (messages.has(language)) throw invalid(`error ${code} has two messages in the language "${language}"`);
    messages.set(language, language === "" ? plainString("cat:message", term) : term.value);
  }
  return { code, aliases, message: chooseText(messages, locale) ?? aliases[0] ?? unknownError(code), generic };
}

function onlyOne(property: string, values: readonly number[]): number | undefined {
  if (values.some((value) => value !== values[0])) throw invalid(`an error has several values of ${property}`);
  return values[0];
}

function integer(term: Term): number {
  const value = isLiteral(term, "integer") && /^[+-]?\d+$/.test(term.value) ? Number(term.value) : NaN;
  if (!(value >= MIN_CODE && value <= MAX_CODE)) throw invalid(`cat:code ${term.value} is no 32-bit integer`);
  return value + 0; // "-0" is 0
}

function errnoValue(term: Term): number {
  const name = plainString("cat:generic_error", term);
  const value = codeOf(genericCategory, name);
  if (value === undefined) throw invalid(`cat:generic_error "${name}" is no name of module generic_error`);
  return value;
}

function plainString(property: string, term: Term): string {
  if (!isLiteral(term, "string")) throw invalid(`${property} ${term.value} is no plain string`);
  return term.value;
}

function isLiteral(term: Term, type: "string" | "integer"): boolean {
  return term.termType === "Literal" && term.datatype.value === XSD + type;
}

function unknownError(code: number): string {
  return `Unknown error ${code}`;
}

function invalid(detail: string): RdfError {
  return new RdfError("bad_rdf_error_category", detail);
}
