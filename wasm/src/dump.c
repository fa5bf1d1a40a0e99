/* The disassembler: one instruction per line, with what its operands stand for behind it. */
#include "code.h"
#include "compile.h"
#include "num.h"
#include "str.h"

#define X(name, format, meaning) #name,
const char *const op_names[OP_COUNT] = {OPCODES(X)};
#undef X

enum { FORMAT_ABC, FORMAT_AD, FORMAT_AsD, FORMAT_J, FORMAT_A, FORMAT_none };
#define X(name, format, meaning) FORMAT_##format,
static const uint8_t op_formats[OP_COUNT] = {OPCODES(X)};
#undef X

static void dump_string(Buf *out, const String *s) {
  buf_putc(out, '"');
  for (uint32_t i = 0; i < s->len && i < 40; i++) {
    unsigned char c = (unsigned char)s->data[i];
    if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\') buf_printf(out, "\\%d", (int)c);
    else buf_putc(out, (char)c);
  }
  buf_putz(out, s->len > 40 ? "\"..." : "\"");
}

static void dump_const(Proto *p, uint32_t index, Buf *out) {
  if (index >= p->nk) {
    buf_putz(out, "?");
    return;
  }
  Value v = p->k[index];
  char num[NUM_TEXT_MAX];
  if (v_isnum(v)) buf_put(out, num, (size_t)num_fmt(v_todouble(v), num));
  else if (v_isstr(v)) dump_string(out, v_tostr(v));
  else buf_putz(out, v_isnil(v) ? "nil" : v_istruthy(v) ? "true" : "false");
}

/* The constant, name or place behind an instruction's operands. */
static void dump_comment(Proto *p, uint32_t pc, Buf *out) {
  Instr i = p->code[pc];
  int op = (int)in_op(i);
  Buf *o = out;
  switch (op) {
    case OP_LOADK: case OP_GETG: case OP_SETG: case OP_EQK: case OP_NEK: case OP_LTK: case OP_NLTK: case OP_LEK: case OP_NLEK:
    case OP_GTK: case OP_NGTK: case OP_GEK: case OP_NGEK:
      buf_putz(o, "  ; ");
      dump_const(p, in_d(i), o);
      break;
    case OP_GETF: case OP_SETF: case OP_SELF: case OP_ADDVK: case OP_ADDKV: case OP_SUBVK: case OP_SUBKV: case OP_MULVK: case OP_MULKV:
    case OP_DIVVK: case OP_DIVKV: case OP_MODVK: case OP_MODKV: case OP_POWVK: case OP_POWKV:
      buf_putz(o, "  ; ");
      dump_const(p, in_c(i), o);
      break;
    case OP_GETUP: case OP_SETUP: {
      String *name = in_d(i) < p->nup ? p->upnames[in_d(i)] : NULL;
      buf_printf(o, "  ; %s", name ? name->data : "?");
      break;
    }
    case OP_CLOSURE: buf_printf(o, "  ; line %d", in_d(i) < p->np ? (int)p->p[in_d(i)]->linedefined : -1); break;
    case OP_NEWTAB: buf_printf(o, "  ; array %d, hash %d", (int)fb_to_size((uint8_t)in_b(i)), in_c(i) ? 1 << (in_c(i) - 1) : 0); break;
    case OP_JMP: case OP_LOOP: buf_printf(o, "  ; to %d", (int)pc + 1 + in_j(i)); break;
    case OP_FORPREP: case OP_FORLOOP: case OP_FORLOOP1: case OP_TFORPREP: case OP_TFORLOOP:
      buf_printf(o, "  ; to %d", (int)pc + 1 + in_sd(i));
      break;
  }
}

static void dump_code(Proto *p, Buf *out) {
  for (uint32_t pc = 0; pc < p->ncode; pc++) {
    Instr i = p->code[pc];
    int op = (int)in_op(i);
    buf_printf(out, "%5d  [%d]  ", (int)pc, (int)p->lines[pc]);
    if (op >= OP_COUNT) {
      buf_printf(out, "? %u\n", (unsigned)i);
      continue;
    }
    buf_printf(out, "%-9s", op_names[op]);
    switch (op_formats[op]) {
      case FORMAT_ABC: buf_printf(out, " %d %d %d", (int)in_a(i), (int)in_b(i), (int)in_c(i)); break;
      case FORMAT_AD: buf_printf(out, " %d %d", (int)in_a(i), (int)in_d(i)); break;
      case FORMAT_AsD: buf_printf(out, " %d %d", (int)in_a(i), in_sd(i)); break;
      case FORMAT_J: buf_printf(out, " %d", in_j(i)); break;
      case FORMAT_A: buf_printf(out, " %d", (int)in_a(i)); break;
    }
    dump_comment(p, pc, out);
    if (op == OP_LOADKX && pc + 1 < p->ncode) {
      buf_putz(out, "  ; ");
      dump_const(p, p->code[++pc], out);
    }
    if (op == OP_SETLIST && pc + 1 < p->ncode) buf_printf(out, "  ; from %d", (int)p->code[++pc]);
    buf_putc(out, '\n');
  }
}

void proto_dump(Proto *p, Buf *out) {
  buf_printf(out, "function at line %d to %d: %d parameters%s, %d registers, %d upvalues, %d constants\n", (int)p->linedefined,
             (int)p->lastline, (int)p->nparams, p->flags & PROTO_VARARG ? " and varargs" : "", (int)p->framesize, (int)p->nup, (int)p->nk);
  for (uint32_t i = 0; i < p->nup; i++)
    buf_printf(out, "  upvalue %d: %s, %s %d\n", (int)i, p->upnames[i]->data, p->up[i].in_parent_frame ? "register" : "upvalue",
               (int)p->up[i].index);
  for (uint32_t i = 0; i < p->nlocvars; i++)
    buf_printf(out, "  local %d: %s, pc %d to %d\n", (int)p->locvars[i].reg, p->locvars[i].name->data, (int)p->locvars[i].startpc,
               (int)p->locvars[i].endpc);
  dump_code(p, out);
  for (uint32_t i = 0; i < p->np; i++) {
    buf_putc(out, '\n');
    proto_dump(p->p[i], out);
  }
}
