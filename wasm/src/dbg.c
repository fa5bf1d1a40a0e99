/* Walking frames, naming registers, and tracebacks. */
#include "dbg.h"
#include <stdio.h>
#include "compile.h"
#include "opcode.h"
#include "str.h"

/* ---- names ---- */

static const char *local_name(Proto *p, int pc, int reg) {
  for (uint32_t i = 0; i < p->nlocvars; i++) {
    LocalVar *v = &p->locvars[i];
    if (v->reg == reg && v->startpc <= (uint32_t)pc && (uint32_t)pc < v->endpc) return v->name->data;
  }
  return NULL;
}

/* Whether instruction i writes register reg. Calls and loops clobber everything from their first result on. */
static bool writes(Instr i, int reg) {
  int a = (int)in_a(i);
  switch (in_op(i)) {
    case OP_LOADNIL: return reg >= a && reg <= (int)in_d(i);
    case OP_CALL: case OP_VARG: return reg >= a;
    case OP_SELF: return reg == a || reg == a + 2;
    case OP_CONCAT: return reg == a || (reg >= (int)in_b(i) && reg <= (int)in_c(i));
    case OP_FORPREP: case OP_FORLOOP: case OP_FORLOOP1: return reg >= a && reg <= a + 3;
    case OP_TFORPREP: case OP_TFORCALL: case OP_TFORLOOP: return reg >= a;
    case OP_SETUP: case OP_CLOSE: case OP_SETG: case OP_SETT: case OP_SETF: case OP_SETI: case OP_SETLIST: case OP_JMP: case OP_LOOP:
    case OP_JT: case OP_JF: case OP_FUNCV: case OP_RET0: case OP_RET1: case OP_RET: case OP_TAILCALL: return false;
    default:
      if (in_op(i) >= OP_EQ && in_op(i) <= OP_NGEK) return false;
      return reg == a;
  }
}

const char *dbg_slotname(Proto *p, int pc, int reg, const char **name) {
again:
  if ((*name = local_name(p, pc, reg)) != NULL) {
    if (**name == '(') return NULL; /* hidden loop state */
    return "local";
  }
  /* The last write before pc on the straight path; SETLIST's data word cannot be mistaken: it never leaves a value. */
  int at = -1;
  charge(pc >> 5);
  for (int j = 0; j < pc; j++) {
    Instr i = p->code[j];
    if (in_op(i) == OP_SETLIST) {
      j++;
      continue;
    }
    if (writes(i, reg)) at = j;
    if (in_op(i) == OP_LOADKX) j++;
  }
  if (at < 0) return NULL;
  Instr i = p->code[at];
  switch (in_op(i)) {
    case OP_MOVE:
      if ((int)in_d(i) < reg) {
        reg = (int)in_d(i);
        pc = at;
        goto again;
      }
      return NULL;
    case OP_GETG: *name = v_tostr(p->k[in_d(i)])->data; return "global";
    case OP_GETF: *name = v_tostr(p->k[in_c(i)])->data; return "field";
    case OP_SELF:
      if (reg != (int)in_a(i)) return NULL;
      *name = v_tostr(p->k[in_c(i)])->data;
      return "method";
    case OP_GETUP: *name = p->upnames[in_d(i)]->data; return "upvalue";
    default: return NULL;
  }
}

const char *dbg_regname(Value *o, const char **name) {
  Frame f;
  if (!frame_first(G.co, &f) || f.pc == NULL) return NULL;
  if (o < f.base || o >= f.base + f.fn->p->framesize) return NULL;
  return dbg_slotname(f.fn->p, (int)(f.pc - 1 - f.fn->p->code), (int)(o - f.base), name);
}

/* The event that made instruction i call a metamethod. */
static int event_of(Instr i, bool negated) {
  switch (in_op(i)) {
    case OP_GETG: case OP_GETT: case OP_GETF: case OP_GETI: case OP_SELF: return MM_INDEX;
    case OP_SETG: case OP_SETT: case OP_SETF: case OP_SETI: return MM_NEWINDEX;
    case OP_CONCAT: return MM_CONCAT;
    case OP_LEN: return MM_LEN;
    case OP_UNM: return MM_UNM;
    case OP_EQ: case OP_NE: return MM_EQ;
    case OP_LT: case OP_NLT: case OP_LTK: case OP_NLTK: case OP_GTK: case OP_NGTK: return MM_LT;
    case OP_LE: case OP_NLE: case OP_LEK: case OP_NLEK: case OP_GEK: case OP_NGEK: return negated ? MM_LT : MM_LE;
    default: return MM_ADD + ((int)in_op(i) - OP_ADDVV) / 3; /* ORDER MM: as ARITH_FORMS stand in opcode.h */
  }
}

const char *dbg_callname(Value *base, const char **name) {
  while (frame_type(base) == FRAME_VARARG) base -= frame_delta(base);
  if (frame_type(base) == FRAME_META) {
    Proto *p = frame_func(base - frame_delta(base))->p;
    Instr i = pc_unpack(frame_arg(base), p)[-1];
    *name = G.mmname[event_of(i, v_isnum(base[-3]) && v_todouble(base[-3]) == 1)]->data;
    return "metamethod";
  }
  if (frame_type(base) != FRAME_LUA) return NULL;
  Value *caller = base - frame_delta(base);
  Proto *p = frame_func(caller)->p;
  Instr *pc = pc_unpack(frame_arg(base), p) - 1;
  if (in_op(*pc) == OP_TFORCALL) {
    *name = "for iterator";
    return "for iterator";
  }
  return dbg_slotname(p, (int)(pc - p->code), (int)in_a(*pc), name);
}

/* ---- frames ---- */

/* Fills f for the call whose innermost base is `base`; pc only matters for Lua functions. */
static void fill(Frame *f, Co *co, Value *base, Instr *pc) {
  f->co = co;
  f->base = base;
  f->fn = frame_func(base);
  f->pc = f->fn->native ? NULL : pc;
}

bool frame_first(Co *co, Frame *f) {
  if (!co || co->base <= co->stack + 1 || !v_isfunc(co->base[-2])) return false;
  fill(f, co, co->base, co->pc);
  return true;
}

bool frame_next(Frame *f) {
  Value *b = f->base;
  while (frame_type(b) == FRAME_VARARG) b -= frame_delta(b);
  if (frame_type(b) == FRAME_ENTRY) return false;
  Value *below = b - frame_delta(b);
  Func *fn = frame_func(below);
  Instr *pc = NULL;
  if (!fn->native) {
    uint32_t packed = frame_arg(b);
    if (frame_type(b) == FRAME_KONT) packed = (uint32_t)b[-3]; /* finalizers and error handlers keep it there */
    pc = pc_unpack(packed, fn->p);
  }
  fill(f, f->co, below, pc);
  return true;
}

bool frame_level(int level, Frame *f) {
  if (level < 0 || !frame_first(G.co, f)) return false;
  charge(level >> 4 & 0xFFFF);
  while (level-- > 0)
    if (!frame_next(f)) return false;
  return true;
}

int frame_line(const Frame *f) {
  if (f->pc == NULL) return -1;
  Proto *p = f->fn->p;
  int at = (int)(f->pc - 1 - p->code);
  if (at < 0) at = 0;
  return (uint32_t)at < p->nlines ? (int)p->lines[at] : -1;
}

/* ---- traceback ---- */

#define TRACE_HEAD 12
#define TRACE_TAIL 10

static void trace_line(Buf *b, Frame *f) {
  char chunk[CHUNKID_MAX];
  const char *name;
  if (f->fn->native) buf_putz(b, "\n\t[C]:");
  else {
    chunkid(chunk, f->fn->p->source);
    buf_printf(b, "\n\t%s:%d:", chunk, frame_line(f));
  }
  const char *kind = dbg_callname(f->base, &name);
  if (!f->fn->native && f->fn->p->linedefined == 0) buf_putz(b, " in main chunk");
  else if (kind) buf_printf(b, " in function '%s'", name);
  else if (f->fn->native) buf_printf(b, " in ?");
  else buf_printf(b, " in function <%s:%d>", chunk, (int)f->fn->p->linedefined);
}

String *traceback(Co *co, int level) {
  Buf b = {0};
  Frame f;
  int depth = 0, at = 0;
  buf_putz(&b, "stack traceback:");
  bool any = frame_first(co, &f);
  for (bool more = any; more; more = frame_next(&f)) depth++;
  frame_first(co, &f);
  for (bool more = any; more; more = frame_next(&f), at++) {
    if (at < level) continue;
    if (depth > TRACE_HEAD + TRACE_TAIL && at == level + TRACE_HEAD) buf_putz(&b, "\n\t...");
    if (depth > TRACE_HEAD + TRACE_TAIL && at >= level + TRACE_HEAD && at < depth - TRACE_TAIL) continue;
    trace_line(&b, &f);
  }
  String *s = str_new(b.p, b.len);
  buf_free(&b);
  return s;
}
