import { MAX_COROUTINES, MAX_FIBERS, type Stat, sites } from "./tree.js";

// What programs mean, in the plainest way: a coroutine is a generator, fibers wait in lists, and time jumps to the next sleeper.
// It follows the manual and docs (chapters Fibers, Interruption, mutex, condition_variable); what they leave open is decided in
// favour of first in, first out.

/** An error value of Lua. */
class LuaFailure {
  constructor(
    readonly message: string,
    readonly interruption = false,
  ) {}
}

/** A cleanup handler raised: the VM is over. */
class VmOver {
  constructor(readonly message: string) {}
}

interface Handler {
  readonly site: number;
  readonly body: readonly Stat[];
}

/** What a generator yields: its fiber waits, or its coroutine yields a value to whoever resumed it. */
type Pause = { type: "wait" } | { type: "yield"; value: string };
type Run = Generator<Pause, void, number | undefined>;

class Coroutine {
  status: "suspended" | "active" | "dead" = "suspended";
  /** Scopes that are open, innermost last: their cleanup handlers, last registered last. */
  readonly scopes: Handler[][] = [];
  /** What would catch an error now, innermost last: the site of an xpcall, or nothing for what has no message handler. */
  readonly catchers: (number | undefined)[] = [];
  /** Leaves that are under way. */
  cleaning = 0;
  run!: Run;
  /** In which fiber it is active, and who resumed it. */
  fiber: Fiber | undefined;
  resumer: Coroutine | undefined;

  constructor(readonly kind: "create" | "wrap" | "fiber") {}
}

class Fiber {
  state: "ready" | "running" | "waiting" | "done" | "failed" = "ready";
  ownership: "joinable" | "joined" | "detached" = "joinable";
  interrupted = false;
  caught = false;
  noInterrupt = 0;
  /** Runs of handlers under way: each is one wish in noInterrupt, which restore() cannot take back. */
  cleaning = 0;
  noSuspend = 0;
  /** While it waits where it can be interrupted: takes it out of there. */
  giveUp: (() => void) | undefined;
  joiner: Fiber | undefined;
  /** What it is woken with. */
  error: LuaFailure | undefined;
  received: number[] = [];
  results: number[] = [];
  failure: LuaFailure | undefined;
  /** The innermost coroutine. */
  current: Coroutine;

  constructor(
    readonly id: number,
    readonly root: Coroutine,
  ) {
    this.current = root;
    root.status = "active";
    root.fiber = this;
  }

  get ended(): boolean {
    return this.state === "done" || this.state === "failed";
  }
}

interface Mutex {
  owner: Fiber | undefined;
  readonly waiters: Fiber[];
}

interface Waiter {
  readonly fiber: Fiber;
  readonly mutex: Mutex;
}

/** What happened in a run that should happen in some: whether the random programs are any good. */
export const seen = new Map<string, number>();

function saw(what: string): void {
  seen.set(what, (seen.get(what) ?? 0) + 1);
}

/** Runs a program; answers its log. */
export function predict(program: readonly Stat[]): string[] {
  return new Reference(program).log;
}

class Reference {
  readonly log: string[] = [];
  private readonly sites: Map<Stat, number>;
  private readonly mutexes: Mutex[] = [0, 1].map(() => ({ owner: undefined, waiters: [] }));
  private readonly conds: Waiter[][] = [[], []];
  private readonly fibers: Fiber[] = [];
  private readonly coroutines: Coroutine[] = [];
  private readonly ready: Fiber[] = [];
  private readonly sleepers: { at: number; fiber: Fiber }[] = [];
  private readonly unreported: Fiber[] = [];
  private now = 0;
  private running!: Fiber;

  constructor(program: readonly Stat[]) {
    this.sites = sites(program);
    const main = this.fiber(0, program, []);
    try {
      this.schedule();
    } catch (error) {
      if (!(error instanceof VmOver)) throw error;
      saw("a cleanup handler fails");
      this.log.push(`VM closed, fiber ${this.running.id}: ${error.message}`);
      if (!main.ended) main.failure = new LuaFailure(`the VM was closed: a cleanup handler raised ${error.message}`);
    }
    for (const fiber of this.unreported) this.report(fiber);
    this.log.push(main.failure ? `main failed: ${main.failure.message}` : main.ended ? "main done" : "main waits");
    if (this.fibers.some((fiber) => !fiber.ended)) saw("a fiber waits for ever");
  }

  // ---- the scheduler ----

  private fiber(id: number, body: readonly Stat[], results: number[]): Fiber {
    const fiber = new Fiber(id, new Coroutine("fiber"));
    fiber.root.run = this.coroutineBody(fiber.root, body);
    fiber.results = results;
    this.ready.push(fiber);
    return fiber;
  }

  private schedule(): void {
    for (;;) {
      for (let fiber = this.ready.shift(); fiber !== undefined; fiber = this.ready.shift()) this.step(fiber);
      if (this.sleepers.length === 0) return;
      this.now = Math.min(...this.sleepers.map((sleeper) => sleeper.at));
      for (const sleeper of this.sleepers.filter(({ at }) => at <= this.now)) {
        this.sleepers.splice(this.sleepers.indexOf(sleeper), 1);
        this.wake(sleeper.fiber);
      }
    }
  }

  private step(fiber: Fiber): void {
    if (fiber.state !== "ready") throw new Error("the model is wrong: only ready fibers run");
    fiber.state = "running";
    this.running = fiber;
    try {
      if (!fiber.root.run.next().done) return;
    } catch (error) {
      if (!(error instanceof LuaFailure)) throw error;
      return this.fail(fiber, error);
    }
    fiber.state = "done";
    if (fiber.joiner) {
      fiber.joiner.received = fiber.results;
      this.wake(fiber.joiner);
    }
  }

  private fail(fiber: Fiber, error: LuaFailure): void {
    fiber.state = "failed";
    fiber.results = [];
    if (error.interruption && fiber.id !== 0) {
      fiber.state = "done";
      fiber.caught = true;
      saw("a fiber ends by interruption");
      if (fiber.joiner) this.wake(fiber.joiner);
      return;
    }
    if (fiber.joiner) {
      fiber.joiner.error = error;
      this.wake(fiber.joiner);
      return;
    }
    fiber.failure = error;
    if (fiber.id === 0) return;
    if (fiber.ownership === "detached") this.report(fiber);
    else this.unreported.push(fiber);
  }

  private report(fiber: Fiber): void {
    saw("a failure nobody joins");
    this.log.push(`fiber ${fiber.id} panicked: ${fiber.failure!.message}`);
  }

  private wake(fiber: Fiber): void {
    if (fiber.state !== "waiting") throw new Error("the model is wrong: only waiting fibers are woken");
    fiber.giveUp = undefined;
    fiber.state = "ready";
    this.ready.push(fiber);
  }

  /** Waits until woken; raises what came instead of a result. */
  private *wait(giveUp?: () => void): Run {
    const fiber = this.running;
    fiber.state = "waiting";
    fiber.giveUp = giveUp;
    if (fiber.current !== fiber.root) saw("a fiber waits within a coroutine");
    yield { type: "wait" };
    const { error } = fiber;
    fiber.error = undefined;
    if (error) this.raise(error);
  }

  private interrupt(fiber: Fiber): void {
    if (fiber.ended || fiber.ownership === "detached") return;
    fiber.interrupted = true;
    if (fiber.noInterrupt > 0) return saw("an interruption while disabled");
    const { giveUp } = fiber;
    if (fiber.state !== "waiting" || giveUp === undefined) return;
    fiber.giveUp = undefined;
    fiber.error = interruption();
    giveUp();
  }

  // ---- errors ----

  private raise(error: LuaFailure): never {
    const site = this.running.current.catchers.at(-1);
    if (site !== undefined) this.say(site, "handler", error.message);
    throw error;
  }

  private raiseText(message: string): never {
    return this.raise(new LuaFailure(message));
  }

  private interruptionPoint(): void {
    const { interrupted, noInterrupt } = this.running;
    if (!interrupted || noInterrupt > 0) return;
    saw("an interruption at a point");
    this.raise(interruption());
  }

  private suspensionPoint(interruptible = true): void {
    if (this.running.noSuspend > 0) this.raiseText("Operation not permitted within a forbid-suspend block");
    if (interruptible) this.interruptionPoint();
  }

  // ---- scopes ----

  /** Runs a body as a scope, with its handlers whichever way it is left. */
  private *scope(body: readonly Stat[], catcher?: { site: number | undefined }): Run {
    const co = this.running.current;
    co.scopes.push([]);
    if (catcher) co.catchers.push(catcher.site);
    try {
      yield* this.block(body);
    } catch (error) {
      if (!(error instanceof LuaFailure)) throw error;
      yield* this.leave(co);
      if (catcher) co.catchers.pop();
      throw error;
    }
    yield* this.leave(co);
    if (catcher) co.catchers.pop();
  }

  private *leave(co: Coroutine): Run {
    const handlers = co.scopes.at(-1)!;
    yield* this.clean(co, handlers, Infinity);
    co.scopes.pop();
  }

  /** Runs up to `limit` handlers, last first, also those that are added meanwhile. */
  private *clean(co: Coroutine, handlers: Handler[], limit: number): Run {
    if (handlers.length === 0) return;
    co.cleaning++;
    co.catchers.push(undefined);
    this.running.noInterrupt++;
    this.running.cleaning++;
    for (let n = 0; n < limit && handlers.length > 0; n++) {
      saw("a cleanup handler runs");
      const { site, body } = handlers.pop()!;
      this.say(site, "cleanup");
      try {
        yield* this.block(body);
      } catch (error) {
        if (error instanceof LuaFailure) throw new VmOver(error.message);
        throw error;
      }
    }
    this.running.noInterrupt--;
    this.running.cleaning--;
    co.catchers.pop();
    co.cleaning--;
  }

  // ---- coroutines ----

  /** What a coroutine runs: its body as a scope of its own. */
  private *coroutineBody(co: Coroutine, body: readonly Stat[]): Run {
    if (co.kind === "fiber") this.running = co.fiber!;
    yield* this.scope(body);
  }

  /** Resumes a coroutine; answers what it yields or "done". Raises what it raises. */
  private *resume(co: Coroutine, value: number): Generator<Pause, string, number | undefined> {
    const fiber = this.running;
    co.status = "active";
    co.fiber = fiber;
    co.resumer = fiber.current;
    fiber.current = co;
    let status: Coroutine["status"] = "dead";
    try {
      let input: number | undefined = value;
      for (;;) {
        const step = co.run.next(input);
        input = undefined;
        if (step.done) return "done";
        if (step.value.type === "wait") yield step.value;
        else {
          status = "suspended";
          return step.value.value;
        }
      }
    } finally {
      co.status = status;
      co.fiber = undefined;
      fiber.current = co.resumer;
      co.resumer = undefined;
    }
  }

  // ---- statements ----

  private say(site: number, ...what: (string | number | boolean)[]): void {
    this.log.push([`${this.running.id} ${site}:`, ...what].join("\t"));
  }

  private *block(stats: readonly Stat[]): Run {
    for (const stat of stats) yield* this.statement(stat, this.sites.get(stat)!);
  }

  private release(mutex: Mutex): void {
    mutex.owner = mutex.waiters.shift();
    if (mutex.owner) this.wake(mutex.owner);
  }

  /** A waiting fiber gets the mutex, now or in its turn. */
  private grant(mutex: Mutex, fiber: Fiber): void {
    if (mutex.owner) {
      saw("a condition's waiter waits for the mutex");
      mutex.waiters.push(fiber);
    } else {
      mutex.owner = fiber;
      this.wake(fiber);
    }
  }

  private notify(waiters: Waiter[]): boolean {
    const waiter = waiters.shift();
    if (waiter === undefined) return false;
    saw("a notification");
    waiter.fiber.giveUp = undefined;
    this.grant(waiter.mutex, waiter.fiber);
    return true;
  }

  private *statement(stat: Stat, site: number): Run {
    const me = this.running;
    switch (stat.op) {
      case "spawn": {
        if (this.fibers.length === MAX_FIBERS) return;
        const id = this.fibers.length + 1;
        this.fibers.push(
          this.fiber(
            id,
            stat.body,
            Array.from({ length: stat.results }, () => site),
          ),
        );
        return this.say(site, id);
      }
      case "join":
      case "detach":
      case "interrupt":
      case "joinable":
      case "caught": {
        const fiber = this.fibers[stat.fiber % Math.max(this.fibers.length, 1)];
        if (fiber) yield* this.onFiber(stat.op, fiber, site);
        return;
      }
      case "yield":
        this.suspensionPoint();
        me.state = "ready";
        this.ready.push(me);
        yield { type: "wait" };
        return this.say(site);
      case "disable":
        me.noInterrupt++;
        return this.say(site);
      case "restore":
        if (me.noInterrupt === me.cleaning) this.raiseText("Interrupt-ability already allowed");
        me.noInterrupt--;
        return this.say(site);
      case "forbid":
        me.noSuspend++;
        return this.say(site);
      case "allow":
        if (me.noSuspend === 0) this.raiseText("Suspension already allowed");
        me.noSuspend--;
        return this.say(site);
      case "error":
        return this.raiseText(`e${site}`);
      case "coYield": {
        if (me.current.cleaning > 0) this.raiseText("attempt to yield across C-call boundary");
        if (me.current === me.root) this.raiseText("The fiber coroutine is reserved to the scheduler");
        saw("a coroutine yields");
        return this.say(site, (yield { type: "yield", value: `y${site}` })!);
      }
      case "sleep": {
        this.suspensionPoint();
        const sleeper = { at: this.now + stat.seconds, fiber: me };
        this.sleepers.push(sleeper);
        yield* this.wait(() => {
          this.sleepers.splice(this.sleepers.indexOf(sleeper), 1);
          this.wake(me);
        });
        return this.say(site);
      }
      case "compute":
        return this.say(site);
      case "lock": {
        this.suspensionPoint(false);
        const mutex = this.mutexes[stat.mutex]!;
        if (mutex.owner === undefined) mutex.owner = me;
        else if (mutex.owner === me) this.raiseText("Resource deadlock avoided");
        else {
          saw("a contended lock");
          mutex.waiters.push(me);
          yield* this.wait();
        }
        return this.say(site);
      }
      case "unlock": {
        const mutex = this.mutexes[stat.mutex]!;
        if (mutex.owner !== me) this.raiseText("Operation not permitted");
        this.release(mutex);
        return this.say(site);
      }
      case "wait": {
        const mutex = this.mutexes[stat.mutex]!;
        const waiters = this.conds[stat.cond]!;
        if (mutex.owner !== me) this.raiseText("Operation not permitted");
        this.suspensionPoint();
        const waiter = { fiber: me, mutex };
        waiters.push(waiter);
        this.release(mutex);
        yield* this.wait(() => {
          saw("a wait is interrupted");
          waiters.splice(waiters.indexOf(waiter), 1);
          this.grant(mutex, me);
        });
        return this.say(site);
      }
      case "notifyOne":
        this.notify(this.conds[stat.cond]!);
        return this.say(site);
      case "notifyAll":
        while (this.notify(this.conds[stat.cond]!));
        return this.say(site);
      case "pcall":
      case "xpcall": {
        this.interruptionPoint();
        try {
          yield* this.scope(stat.body, { site: stat.op === "xpcall" ? site : undefined });
          this.say(site, true, site);
        } catch (error) {
          if (!(error instanceof LuaFailure)) throw error;
          this.say(site, false, error.message);
          if (stat.raiseAgain) this.raise(error);
        }
        return;
      }
      case "scope":
        yield* this.scope(stat.body);
        return this.say(site, site);
      case "push":
        me.current.scopes.at(-1)!.push({ site, body: stat.body });
        return this.say(site);
      case "pop": {
        const handlers = me.current.scopes.at(-1)!;
        if (handlers.length === 0) this.raiseText("scope_cleanup_pop() called w/o a matching scope_cleanup_push()");
        if (stat.execute === false) handlers.pop();
        else yield* this.clean(me.current, handlers, 1);
        return this.say(site);
      }
      case "create":
      case "wrap": {
        if (this.coroutines.length === MAX_COROUTINES) return;
        const co = new Coroutine(stat.op);
        co.run = this.coroutineBody(co, stat.body);
        this.coroutines.push(co);
        return this.say(site, this.coroutines.length);
      }
      case "resume":
      case "status": {
        const co = this.coroutines[stat.co % Math.max(this.coroutines.length, 1)];
        if (co === undefined) return;
        if (stat.op === "resume") yield* this.resumeStatement(co, site);
        else if (co.kind === "create") {
          const active = co === me.current ? "running" : "normal";
          this.say(site, co.status === "active" ? active : co.status);
        }
        return;
      }
      case "sequence":
        return yield* this.block(stat.body);
      case "repeat":
        for (let i = 0; i < stat.times; i++) yield* this.block(stat.body);
    }
  }

  private *onFiber(op: "join" | "detach" | "interrupt" | "joinable" | "caught", fiber: Fiber, site: number): Run {
    const me = this.running;
    switch (op) {
      case "detach":
        if (fiber.ownership !== "joinable") this.raiseText("Invalid argument");
        fiber.ownership = "detached";
        if (fiber.failure) {
          this.unreported.splice(this.unreported.indexOf(fiber), 1);
          this.report(fiber);
        }
        return this.say(site);
      case "interrupt":
        if (fiber.state === "waiting" && fiber.giveUp && !fiber.interrupted) saw("an interruption while waiting");
        if (!fiber.interrupted) this.interrupt(fiber);
        return this.say(site);
      case "joinable":
        return this.say(site, fiber.ownership === "joinable");
      case "caught":
        if (fiber.ownership !== "joined" || !fiber.ended) this.raiseText("Invalid argument");
        return this.say(site, fiber.caught);
      case "join": {
        this.suspensionPoint();
        if (fiber === me) this.raiseText("Resource deadlock avoided");
        if (fiber.ownership !== "joinable") this.raiseText("Invalid argument");
        fiber.ownership = "joined";
        if (fiber.failure) {
          saw("a join raises");
          this.unreported.splice(this.unreported.indexOf(fiber), 1);
          this.raise(fiber.failure);
        }
        me.received = fiber.results;
        if (!fiber.ended) {
          saw("a join waits");
          me.received = [];
          fiber.joiner = me;
          yield* this.wait(() => {
            saw("a join is interrupted");
            fiber.joiner = undefined;
            fiber.ownership = "joinable";
            this.wake(me);
          });
        }
        return this.say(site, me.received.length, ...me.received);
      }
    }
  }

  private *resumeStatement(co: Coroutine, site: number): Run {
    this.interruptionPoint();
    if (co.status === "active" && co.fiber !== this.running) {
      saw("a coroutine is busy in another fiber");
      this.raiseText("Operation not permitted");
    }
    try {
      if (co.status === "dead") throw new LuaFailure("cannot resume dead coroutine");
      if (co.status === "active") throw new LuaFailure("cannot resume running coroutine");
      const value = yield* this.resume(co, site);
      this.say(site, co.kind === "wrap" ? "wrap" : true, value);
    } catch (error) {
      if (!(error instanceof LuaFailure)) throw error;
      if (co.kind === "wrap") this.raise(error);
      this.say(site, false, error.message);
    }
  }
}

function interruption(): LuaFailure {
  return new LuaFailure("Fiber interrupted", true);
}
