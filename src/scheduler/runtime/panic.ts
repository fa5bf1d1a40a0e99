/** What a dead fiber prints on standard error, word for word (docs: what a dead fiber prints). */

/** Texts with or without ANSI colours. */
export class PanicStyle {
  private answer: boolean | undefined;

  /** @param wanted whether to colour; asked once, when there is something to print */
  constructor(private readonly wanted: () => boolean) {}

  private get colours(): boolean {
    return (this.answer ??= this.wanted());
  }

  mainFiber(vm: string, message: string, traceback: string): string {
    return this.report(`Main fiber from VM ${this.id(vm)} panicked`, message, traceback);
  }

  fiber(fiber: string, message: string, traceback: string): string {
    return this.report(`Fiber ${this.id(fiber)} panicked`, message, traceback);
  }

  cleanup(vm: string, coroutine: string, message: string, traceback: string): string {
    const text = `${this.head(`VM ${this.id(vm)} forcibly closed`)} due to error raised on cleanup handler from coroutine ${this.id(coroutine)}`;
    return this.finish(`${text}: '${this.strong(message)}'\n`, traceback);
  }

  outOfMemory(vm: string): string {
    return `${this.head(`VM ${this.id(vm)} forcibly closed`)} due to '${this.strong("LUA_ERRMEM")}'\n`;
  }

  /** The core trapped: a bug of ours, which must not look like one of the program's. */
  fault(vm: string, detail: string): string {
    return `${this.head(`VM ${this.id(vm)} forcibly closed`)} due to '${this.strong(detail)}'\n`;
  }

  private report(head: string, message: string, traceback: string): string {
    return this.finish(`${this.head(head)}: '${this.strong(message)}'\n`, traceback);
  }

  private finish(text: string, traceback: string): string {
    return traceback === "" ? text : `${text}${this.dim(traceback)}${traceback.endsWith("\n") ? "" : "\n"}`;
  }

  private head(text: string): string {
    return this.colours ? `\x1b[1;31m${text}\x1b[22;39m` : text;
  }

  private id(text: string): string {
    return this.colours ? `\x1b[4m${text}\x1b[24m` : text;
  }

  private strong(text: string): string {
    return this.colours ? `\x1b[1m${text}\x1b[22m` : text;
  }

  private dim(text: string): string {
    return this.colours ? `\x1b[2m${text}\x1b[22m` : text;
  }
}

/**
 * Whether to colour a stream: EMILUA_COLORS=0|1 decides; else NO_COLOR (set and not empty) forbids; else terminals are
 * coloured.
 */
export function wantsColours(environment: Record<string, string | undefined>, isTerminal: boolean): boolean {
  const own = environment["EMILUA_COLORS"];
  if (own === "0" || own === "1") return own === "1";
  return isTerminal && !environment["NO_COLOR"];
}
