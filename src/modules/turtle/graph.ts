import { createRequire } from "node:module";
import { type Parser, type Quad, type Term } from "n3";
import { RdfError } from "./rdf-error.js";

/** The statements of a Turtle text. */
export class Graph {
  private readonly bySubject = new Map<string, Quad[]>();

  private constructor(statements: readonly Quad[]) {
    for (const statement of statements) {
      const key = keyOf(statement.subject);
      const known = this.bySubject.get(key);
      if (known) known.push(statement);
      else this.bySubject.set(key, [statement]);
    }
  }

  /**
   * Reads Turtle.
   * @throws RdfError bad_rdf: it is not Turtle, or not UTF-8
   */
  static parse(bytes: Uint8Array): Graph {
    const TurtleParser = turtleParser();
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      return new Graph(new TurtleParser({ format: "text/turtle" }).parse(text));
    } catch (error) {
      throw new RdfError("bad_rdf", (error as Error).message, { cause: error });
    }
  }

  /** What stands in statements "subject predicate ...", in the order of the text, each once. */
  objects(subject: Term, predicate: string): Term[] {
    const found = new Map<string, Term>();
    for (const { predicate: p, object } of this.bySubject.get(keyOf(subject)) ?? []) {
      if (p.value === predicate) found.set(keyOf(object), object);
    }
    return [...found.values()];
  }
}

/** Equal for equal terms. */
function keyOf(term: Term): string {
  return JSON.stringify(
    term.termType === "Literal"
      ? [term.termType, term.value, term.language, term.datatype.value]
      : [term.termType, term.value],
  );
}

let loadedParser: typeof Parser | undefined;

/**
 * The parser of package n3, loaded when the first Turtle text is met: most programs have none. The package's main file would load
 * its store and streams as well, which takes six times as long (35 ms). A plain import could not be late and synchronous.
 */
function turtleParser(): typeof Parser {
  loadedParser ??= (createRequire(import.meta.url)("n3/lib/N3Parser.js") as { default: typeof Parser }).default;
  return loadedParser;
}
