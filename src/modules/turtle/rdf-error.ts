/** What can be wrong with a Turtle module: names of codes of the category `emilua.core`. */
export type RdfProblem = "bad_rdf" | "bad_rdf_module" | "bad_rdf_error_category";

/** A Turtle module is not usable. */
export class RdfError extends Error {
  override readonly name = "RdfError";

  /**
   * @param code what Lua gets
   * @param detail for people
   */
  constructor(
    readonly code: RdfProblem,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
  }
}
