/* The pattern matcher.
 *
 * Program. A pattern is a sequence without alternatives, so it compiles to a plain array of nodes: one for each single-character
 * item with its repetition, one for each parenthesis, one for the end. Classes and sets are tables of 256 bits. Which
 * capture a parenthesis or a %1 means, and every error of syntax, is known when compiling; but LuaJIT reports an error only
 * when matching comes across it, hence OP_ERROR nodes. Programs of short patterns are kept in a small cache.
 *
 * Matching. Every path through the program visits the nodes in order, each once. So at any time there is at most one choice for each
 * repeated item: how many characters it takes. The choices not yet exhausted form a stack, no deeper than the pattern has
 * repetitions, whatever the subject is. Failing takes the topmost choice, gives its item one character less (or more, if
 * lazy) and goes on behind it. Captures need no undoing: a path that reads a capture has set it before.
 *
 * Possessive items. When what must follow an item cannot begin with a character of the item (as in "%d+%." or "[^,]*,"),
 * giving back characters cannot help, and no choice is recorded. This turns the common patterns into straight scans.
 *
 * Limits. CHOICES_MAX bounds the memory of a match. Time is not bounded: "a?a?a?...aaa" takes exponential time as in any Lua, but in
 * slices, so the host can stop it.
 *
 * Slices. Steps are counted and charged to G.fuel. A search interrupts itself only where an attempt or a choice failed, so all there
 * is to save are the stack of choices and the captures. */
#define _GNU_SOURCE
#include "pattern.h"
#include "call.h"
#include "str.h"

enum {
  OP_MATCH,                            /* end of the pattern */
  OP_ERROR,                            /* arg: index into messages */
  OP_OPEN, OP_CLOSE, OP_POSITION,      /* arg: capture */
  OP_BACKREF,                          /* arg: capture */
  OP_BALANCE,                          /* c, next: the two delimiters */
  OP_FRONTIER,                         /* arg: set */
  OP_END,                              /* $ */
  OP_CHAR, OP_ANY, OP_SET,             /* one character: c, -, arg */
  OP_STAR, OP_PLUS, OP_OPT, OP_LAZY,   /* repeated `item`, one of OP_CHAR OP_ANY OP_SET */
};
enum {
  POSSESSIVE = 1, /* of OP_STAR, OP_PLUS, OP_OPT */
  HAS_NEXT = 2,   /* what follows starts with the character `next` */
};
typedef struct PatNode {
  uint8_t op, item, c, flags, next;
  uint32_t arg;
} PatNode;

/* Followed by its nodes, then its sets. No member needs more than 4-byte alignment, so it may lie in a string block. */
struct PatProg {
  uint32_t nnode, nset, nrepeat, ncap;
  uint8_t anchored;
  uint8_t sweeping; /* begins with ".*", ".+" or ".-": if that fails at one place, it fails at all later ones */
  uint8_t first_op, first_char; /* first_op: OP_CHAR or OP_SET when every match begins so, or OP_ANY */
  uint32_t first_arg;
};
#define prog_nodes(p) ((PatNode *)((p) + 1))
#define prog_bytes(nnode, nset) (sizeof(PatProg) + (nnode) * sizeof(PatNode) + (nset) * 32)

struct PatChoice { uint32_t node, low, at; }; /* low: where a greedy item must not give back more; LAZY for a lazy one */
#define LAZY 0xFFFFFFFFu
#define CHOICES_MAX 200000 /* more open choices than that: "pattern too complex" */

/* ---- character sets ---- */

static const char class_letters[] = "acdglpsuwxz";
#define NCLASS (sizeof class_letters - 1)
typedef uint32_t Set[8];
static Set classes[2 * NCLASS]; /* each followed by its complement */

static bool in_class(int letter, int c) {
  bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
  switch (letter) {
    case 'a': return upper || lower;
    case 'c': return c < 32 || c == 127;
    case 'd': return digit;
    case 'g': return c > 32 && c < 127;
    case 'l': return lower;
    case 'p': return c > 32 && c < 127 && !upper && !lower && !digit;
    case 's': return c == 32 || (c >= 9 && c <= 13);
    case 'u': return upper;
    case 'w': return upper || lower || digit;
    case 'x': return digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    default: return c == 0;
  }
}

#define set_has(set, ch) ((set)[(ch) >> 5] >> ((ch) & 31) & 1)
#define set_put(set, ch) ((set)[(ch) >> 5] |= 1u << ((ch) & 31))

void pat_init(void) {
  for (size_t i = 0; i < NCLASS; i++)
    for (uint32_t c = 0; c < 256; c++) {
      if (in_class(class_letters[i], (int)c)) set_put(classes[2 * i], c);
      else set_put(classes[2 * i + 1], c);
    }
}

/* Index of the class of this letter, or -1. */
static int class_of(uint8_t c) {
  const char *p = c ? strchr(class_letters, c | 0x20) : NULL;
  if (p == NULL || c < 'A') return -1;
  return (int)(p - class_letters) * 2 + !(c & 0x20);
}

static inline const uint32_t *set_of(const PatProg *prog, uint32_t arg) {
  if (arg < 2 * NCLASS) return classes[arg];
  return (const uint32_t *)(prog_nodes(prog) + prog->nnode) + (arg - 2 * NCLASS) * 8;
}

/* ---- compiling ---- */

enum { E_PERCENT, E_SET, E_FRONTIER, E_BALANCE, E_INDEX, E_CLOSE, E_MANY, E_COMPLEX };
static const char *const messages[] = {
  "malformed pattern (ends with '%')", "malformed pattern (missing ']')", "missing '[' after '%f' in pattern",
  "unbalanced pattern", "invalid capture index", "invalid pattern capture", "too many captures",
  "pattern too complex",
};

typedef struct Compiler {
  const uint8_t *p, *end;
  PatProg *prog;      /* NULL while counting */
  Set *sets;
  uint32_t nnode, nset, nrepeat, level;
  bool open[PAT_MAXCAP];
  bool backref;
  PatNode last;       /* the node emitted last */
} Compiler;

static PatNode *emit(Compiler *c, int op, uint32_t arg) {
  static PatNode counted;
  PatNode *n = c->prog ? &prog_nodes(c->prog)[c->nnode] : &counted;
  c->nnode++;
  *n = (PatNode){.op = (uint8_t)op, .arg = arg};
  c->last = *n;
  return n;
}

/* A set at c->p ('['). Its number, or -1 when it has no end. */
static int64_t compile_set(Compiler *c) {
  const uint8_t *p = c->p + 1, *q;
  bool invert = p < c->end && *p == '^';
  if (invert) p++;
  q = p;
  do { /* the first character, even a ']', belongs to the set */
    if (q == c->end) return -1;
    if (*q++ == '%' && q < c->end) q++;
  } while (q == c->end || *q != ']');
  c->p = q + 1;
  uint32_t number = 2 * NCLASS + c->nset++;
  if (c->prog == NULL) return number;
  uint32_t *set = c->sets[c->nset - 1];
  memset(set, 0, sizeof(Set));
  while (p < q) {
    int class;
    if (*p == '%') {
      p++;
      if ((class = class_of(*p)) < 0) set_put(set, *p);
      else for (int i = 0; i < 8; i++) set[i] |= classes[class][i];
      p++;
    } else if (q - p > 2 && p[1] == '-') {
      for (uint32_t ch = p[0]; ch <= p[2]; ch++) set_put(set, ch);
      p += 3;
    } else {
      set_put(set, *p);
      p++;
    }
  }
  if (invert)
    for (int i = 0; i < 8; i++) set[i] = ~set[i];
  return number;
}

/* Whether a repetition adds nothing to the one of the same item before it: "a*a*" and "a*a-" match what "a*" does, in the same order,
 * and "a-a-" what "a-" does. Without this, (".-"):rep(n) would try the same positions over and over. */
static bool absorbed(const PatNode *last, int repeat, int op, uint8_t ch, uint32_t arg) {
  if (last->item != op || last->arg != arg || (op == OP_CHAR && last->c != ch)) return false;
  if (last->op == OP_STAR || last->op == OP_PLUS) return repeat != OP_PLUS;
  return last->op == OP_LAZY && repeat == OP_LAZY;
}

/* A single-character item with its repetition. */
static void compile_item(Compiler *c) {
  int op = OP_CHAR;
  uint8_t ch = *c->p;
  uint32_t arg = 0;
  if (ch == '.') {
    op = OP_ANY;
    c->p++;
  } else if (ch == '[') {
    int64_t set = compile_set(c);
    if (set < 0) {
      emit(c, OP_ERROR, E_SET);
      c->p = c->end;
      return;
    }
    op = OP_SET;
    arg = (uint32_t)set;
  } else if (ch == '%') {
    if (++c->p == c->end) {
      emit(c, OP_ERROR, E_PERCENT);
      return;
    }
    ch = *c->p++;
    int class = class_of(ch);
    if (class >= 0) {
      op = OP_SET;
      arg = (uint32_t)class;
    }
  } else {
    c->p++;
  }
  uint8_t mark = c->p == c->end ? 0 : *c->p;
  int repeat = mark == '*' ? OP_STAR : mark == '+' ? OP_PLUS : mark == '?' ? OP_OPT : mark == '-' ? OP_LAZY : 0;
  if (repeat) c->p++;
  if (repeat && absorbed(&c->last, repeat, op, ch, arg)) return;
  if (repeat) c->nrepeat++;
  PatNode *n = emit(c, repeat ? repeat : op, arg);
  n->item = (uint8_t)op;
  n->c = ch;
  c->last = *n;
}

/* Answers -1, or the error to report here. */
static int compile_special(Compiler *c) {
  const uint8_t *p = c->p;
  size_t left = (size_t)(c->end - p);
  switch (*p) {
    case '(':
      if (c->level == PAT_MAXCAP) return E_MANY;
      bool position = left > 1 && p[1] == ')';
      c->open[c->level] = !position;
      emit(c, position ? OP_POSITION : OP_OPEN, c->level++);
      c->p += position ? 2 : 1;
      return -1;
    case ')': {
      uint32_t i = c->level;
      while (i > 0 && !c->open[i - 1]) i--;
      if (i == 0) return E_CLOSE;
      c->open[i - 1] = false;
      emit(c, OP_CLOSE, i - 1);
      c->p++;
      return -1;
    }
    case '$':
      if (left > 1) break;
      emit(c, OP_END, 0);
      c->p++;
      return -1;
    case '%':
      if (left < 2) break;
      if (p[1] == 'b') {
        if (left < 4) return E_BALANCE;
        PatNode *n = emit(c, OP_BALANCE, 0);
        n->c = p[2];
        n->next = p[3];
        c->p += 4;
        return -1;
      }
      if (p[1] == 'f') {
        c->p += 2;
        if (left < 3 || p[2] != '[') return E_FRONTIER;
        int64_t set = compile_set(c);
        if (set < 0) return E_SET;
        emit(c, OP_FRONTIER, (uint32_t)set);
        return -1;
      }
      if (p[1] >= '0' && p[1] <= '9') {
        uint32_t i = (uint32_t)(p[1] - '1');
        if (p[1] == '0' || i >= c->level || c->open[i]) return E_INDEX;
        emit(c, OP_BACKREF, i);
        c->backref = true;
        c->p += 2;
        return -1;
      }
      break;
    default: break;
  }
  compile_item(c);
  return -1;
}

static void item_set(const PatProg *prog, const PatNode *n, Set out) {
  if (n->item == OP_SET) {
    memcpy(out, set_of(prog, n->arg), sizeof(Set));
  } else {
    memset(out, n->item == OP_ANY ? 0xFF : 0, sizeof(Set));
    if (n->item == OP_CHAR) set_put(out, n->c);
  }
}

#define LOOK_AHEAD 8 /* nodes looked at behind an item; keeps compiling linear */

/* Fills in what the matcher wants to know about the nodes behind a repeated item. */
static void look_ahead(const PatProg *prog, PatNode *n) {
  Set mine, other;
  item_set(prog, n, mine);
  bool direct = true; /* no optional item between */
  int seen = 0;
  for (const PatNode *f = n + 1; seen < LOOK_AHEAD; f++, seen++) {
    switch (f->op) {
      case OP_OPEN: case OP_CLOSE: case OP_POSITION: continue;
      case OP_MATCH: case OP_END: n->flags |= POSSESSIVE; return;
      case OP_CHAR: case OP_ANY: case OP_SET: case OP_PLUS: case OP_STAR: case OP_OPT: case OP_LAZY: break;
      default: return;
    }
    bool required = f->op == OP_PLUS || f->op < OP_STAR;
    if (direct && required && f->item == OP_CHAR) {
      n->flags |= HAS_NEXT;
      n->next = f->c;
    }
    direct = false;
    item_set(prog, f, other);
    for (int i = 0; i < 8; i++)
      if (mine[i] & other[i]) return;
    if (required) {
      n->flags |= POSSESSIVE;
      return;
    }
  }
}

/* What every match must begin with, to skip hopeless starts. */
static void find_first(PatProg *prog, bool backref) {
  const PatNode *n = prog_nodes(prog);
  while (n->op == OP_OPEN || n->op == OP_POSITION) n++;
  prog->sweeping = !backref && n->item == OP_ANY && (n->op == OP_STAR || n->op == OP_PLUS || n->op == OP_LAZY);
  prog->first_op = OP_ANY;
  prog->first_char = n->c;
  prog->first_arg = n->arg;
  if (n->op == OP_BALANCE) prog->first_op = OP_CHAR;
  else if (n->op == OP_CHAR || n->op == OP_SET || n->op == OP_PLUS) prog->first_op = n->item;
}

/* Compiles into `prog`, or only counts when that is NULL. */
static void compile(Compiler *c, const String *pattern, bool caret, PatProg *prog) {
  memset(c, 0, sizeof *c);
  c->p = (const uint8_t *)pattern->data;
  c->end = c->p + pattern->len;
  c->prog = prog;
  if (prog) c->sets = (Set *)(prog_nodes(prog) + prog->nnode);
  bool anchored = caret && pattern->len > 0 && *c->p == '^';
  if (anchored) c->p++;
  while (c->p < c->end) {
    int error = compile_special(c);
    if (error >= 0) {
      emit(c, OP_ERROR, (uint32_t)error);
      break;
    }
  }
  emit(c, OP_MATCH, 0);
  if (prog == NULL) return;
  prog->nset = c->nset;
  prog->nrepeat = c->nrepeat;
  prog->ncap = c->level;
  prog->anchored = anchored;
  for (PatNode *n = prog_nodes(prog); n->op != OP_MATCH; n++)
    if (n->op >= OP_STAR) look_ahead(prog, n);
  find_first(prog, c->backref);
}

/* ---- cache of programs ---- */

#define CACHE_SIZE 16
#define CACHE_BYTES 560
typedef struct CacheEntry {
  uint32_t len;          /* of the pattern, + 1; 0: unused */
  uint32_t hash;
  bool caret;
  char text[STR_SHORT_MAX];
  uint32_t prog[CACHE_BYTES / 4];
} CacheEntry;
static CacheEntry cache[CACHE_SIZE];

/* Blocks hold a program or choices behind `data`, at the next multiple of 4. */
static void *block_data(const String *s) { return (void *)(((uintptr_t)s->data + 3) & ~(uintptr_t)3); }
static String *block_new(size_t size) { return str_blank(size + 4 > STR_SHORT_MAX ? size + 4 : STR_SHORT_MAX + 1); }

static const PatProg *program(String *pattern, bool caret, Value *anchor) {
  Compiler c;
  if (v_isstr(*anchor)) return block_data(v_tostr(*anchor));
  CacheEntry *e = NULL;
  if (pattern->len <= STR_SHORT_MAX) {
    e = &cache[(pattern->hash + caret) % CACHE_SIZE];
    if (e->len == pattern->len + 1 && e->hash == pattern->hash && e->caret == caret && memcmp(e->text, pattern->data, pattern->len) == 0)
      return (PatProg *)e->prog;
  }
  charge((int)(pattern->len >> 3));
  compile(&c, pattern, caret, NULL);
  PatProg *prog;
  if (e && prog_bytes(c.nnode, c.nset) <= CACHE_BYTES) {
    e->len = pattern->len + 1;
    e->hash = pattern->hash;
    e->caret = caret;
    memcpy(e->text, pattern->data, pattern->len);
    prog = (PatProg *)e->prog;
  } else {
    String *block = block_new(prog_bytes(c.nnode, c.nset));
    *anchor = v_str(block);
    prog = block_data(block);
  }
  prog->nnode = c.nnode;
  compile(&c, pattern, caret, prog);
  return prog;
}

/* ---- matching ---- */

#define INLINE_CHOICES 64
static PatChoice inline_choices[INLINE_CHOICES];

void pat_begin(Matcher *m, String *subject, String *pattern, bool caret, Value *anchor) {
  m->src = (const uint8_t *)subject->data;
  m->len = subject->len;
  m->prog = program(pattern, caret, anchor);
  m->ncap = m->prog->ncap;
  m->nchoice = 0;
  m->error = NULL;
  if (m->prog->nrepeat <= INLINE_CHOICES) m->choice = inline_choices;
  else m->choice = block_data(block_new((m->prog->nrepeat < CHOICES_MAX ? m->prog->nrepeat : CHOICES_MAX) * sizeof(PatChoice)));
}

static inline bool item_matches(const PatProg *prog, const PatNode *n, uint8_t c) {
  switch (n->item) {
    case OP_CHAR: return c == n->c;
    case OP_ANY: return true;
    default: return set_has(set_of(prog, n->arg), c);
  }
}

/* End of the longest run of the item in s .. limit. */
static const uint8_t *item_run(const PatProg *prog, const PatNode *n, const uint8_t *s, const uint8_t *limit) {
  switch (n->item) {
    case OP_ANY: return limit;
    case OP_CHAR: {
      uint8_t c = n->c;
      while (s < limit && *s == c) s++;
      return s;
    }
    default: {
      const uint32_t *set = set_of(prog, n->arg);
      while (s < limit && set_has(set, *s)) s++;
      return s;
    }
  }
}

/* Behind the closing delimiter that balances *s, or NULL. */
static const uint8_t *balance(const PatNode *n, const uint8_t *s, const uint8_t *end) {
  uint8_t open = n->c, close = n->next;
  uint32_t depth = 1;
  if (s == end || *s != open) return NULL;
  while (++s < end) {
    if (*s == close) {
      if (--depth == 0) return s + 1;
    } else if (*s == open) {
      depth++;
    }
  }
  return NULL;
}

/* Work is counted in characters looked at and choices taken, 16 to a unit of fuel. */
typedef struct Meter { uint64_t work, budget; } Meter;

/* One attempt: at m->start, or (start false) going on with the choices there are. */
static int attempt(Matcher *m, Meter *meter, bool start) {
  const PatProg *prog = m->prog;
  const PatNode *nodes = prog_nodes(prog), *n = nodes, *from = nodes; /* from: where this path began */
  const uint8_t *src = m->src, *end = src + m->len, *s = src + m->start, *e;
  PatChoice *choice = m->choice;
  uint32_t nchoice = m->nchoice;
  if (!start) goto fail;
  for (;;) {
    switch (n->op) {
      case OP_CHAR:
        if (s < end && *s == n->c) break;
        goto fail;
      case OP_ANY:
        if (s < end) break;
        goto fail;
      case OP_SET:
        if (s < end && set_has(set_of(prog, n->arg), *s)) break;
        goto fail;
      case OP_STAR: case OP_PLUS: case OP_OPT: {
        const uint8_t *limit = n->op == OP_OPT && s < end ? s + 1 : end, *low = s + (n->op == OP_PLUS);
        e = item_run(prog, n, s, limit);
        meter->work += (uint64_t)(e - s);
        if (e < low) goto fail;
        if (e > low && !(n->flags & POSSESSIVE)) {
          if (nchoice == CHOICES_MAX) goto complex;
          choice[nchoice++] = (PatChoice){(uint32_t)(n - nodes), (uint32_t)(low - src), (uint32_t)(e - src)};
        }
        s = e;
        n++;
        continue;
      }
      case OP_LAZY:
        if (nchoice == CHOICES_MAX) goto complex;
        choice[nchoice++] = (PatChoice){(uint32_t)(n - nodes), LAZY, (uint32_t)(s - src)};
        n++;
        continue;
      case OP_OPEN:
        m->cap[n->arg] = (PatCap){(uint32_t)(s - src), CAP_OPEN};
        n++;
        continue;
      case OP_CLOSE:
        m->cap[n->arg].len = (int32_t)((uint32_t)(s - src) - m->cap[n->arg].start);
        n++;
        continue;
      case OP_POSITION:
        m->cap[n->arg] = (PatCap){(uint32_t)(s - src), CAP_POSITION};
        n++;
        continue;
      case OP_END:
        if (s != end) goto fail;
        n++;
        continue;
      case OP_FRONTIER: {
        const uint32_t *set = set_of(prog, n->arg);
        uint8_t before = s == src ? 0 : s[-1], here = s == end ? 0 : *s;
        if (set_has(set, before) || !set_has(set, here)) goto fail;
        n++;
        continue;
      }
      case OP_BALANCE:
        e = balance(n, s, end);
        meter->work += (uint64_t)((e ? e : end) - s);
        if (e == NULL) goto fail;
        s = e;
        n++;
        continue;
      case OP_BACKREF: {
        PatCap cap = m->cap[n->arg];
        if (cap.len < 0 || end - s < cap.len) goto fail; /* a position matches nothing */
        meter->work += (uint64_t)cap.len / 4;
        if (memcmp(src + cap.start, s, (size_t)cap.len) != 0) goto fail;
        s += cap.len;
        n++;
        continue;
      }
      case OP_MATCH:
        m->end = (uint32_t)(s - src);
        return PAT_FOUND;
      default:
        m->error = messages[n->arg];
        return PAT_ERROR;
      complex:
        m->error = messages[E_COMPLEX];
        return PAT_ERROR;
    }
    /* one character was taken */
    s++;
    n++;
    continue;

  fail:
    if (n > from) meter->work += (uint64_t)(n - from) / 4;
    for (;;) {
      if (nchoice == 0) return PAT_NONE;
      if (unlikely(++meter->work > meter->budget)) {
        m->nchoice = nchoice;
        return PAT_SLICE;
      }
      PatChoice *c = &choice[nchoice - 1];
      n = nodes + c->node;
      s = src + c->at;
      if (c->low == LAZY) {
        if (s == end || !item_matches(prog, n, *s)) {
          nchoice--;
          continue;
        }
        s++;
        if (n->flags & HAS_NEXT) { /* only places where the next character is right are worth going on */
          const uint8_t *from = s;
          if (n->item == OP_ANY) {
            s = memchr(s, n->next, (size_t)(end - s));
            if (s == NULL) s = end;
          } else {
            while (s < end && *s != n->next && item_matches(prog, n, *s)) s++;
          }
          meter->work += (uint64_t)(s - from) / 4;
          if (s == end || *s != n->next) {
            nchoice--;
            continue;
          }
        }
      } else {
        const uint8_t *low = src + c->low;
        s--;
        if (n->flags & HAS_NEXT) {
          const uint8_t *from = s;
          while (s > low && *s != n->next) s--;
          meter->work += (uint64_t)(from - s) / 4;
        }
        if (s == low) nchoice--;
      }
      c->at = (uint32_t)(s - src);
      from = ++n;
      break;
    }
  }
}

static int search(Matcher *m, bool resuming) {
  const PatProg *prog = m->prog;
  Meter meter = {0, G.fuel > 0 ? (uint64_t)G.fuel * 16 : 16};
  int r;
  for (;; resuming = false) {
    if (!resuming) {
      if (prog->first_op != OP_ANY && !prog->anchored) {
        const uint8_t *from = m->src + m->start, *end = m->src + m->len, *s = from;
        if (prog->first_op == OP_CHAR) {
          s = from == end ? NULL : memchr(from, prog->first_char, (size_t)(end - from));
          if (s == NULL) s = end;
          meter.work += (uint64_t)(s - from) / 8;
        } else {
          const uint32_t *set = set_of(prog, prog->first_arg);
          while (s < end && !set_has(set, *s)) s++;
          meter.work += (uint64_t)(s - from);
        }
        if (s == end) {
          r = PAT_NONE;
          break;
        }
        m->start = (uint32_t)(s - m->src);
      }
      m->nchoice = 0;
    }
    r = attempt(m, &meter, !resuming);
    if (r != PAT_NONE) break;
    if (prog->anchored || prog->sweeping || m->start == m->len) break;
    if (unlikely(++meter.work > meter.budget)) { /* resuming without choices fails once more and then moves on */
      m->nchoice = 0;
      r = PAT_SLICE;
      break;
    }
    m->start++;
  }
  int64_t left = (int64_t)G.fuel - 1 - (int64_t)(meter.work / 16);
  G.fuel = r == PAT_SLICE || left < -1 ? -1 : (int32_t)left;
  return r;
}

int pat_search(Matcher *m, uint32_t init) {
  m->start = init;
  return search(m, false);
}

int pat_resume(Matcher *m) { return search(m, true); }

bool pat_anchored(const Matcher *m) { return m->prog->anchored; }

/* ---- interruption ---- */

typedef struct Saved {
  uint32_t start, nchoice;
  PatCap cap[PAT_MAXCAP];
} Saved;

String *pat_save(const Matcher *m) {
  String *block = block_new(sizeof(Saved) + m->nchoice * sizeof(PatChoice));
  Saved *s = block_data(block);
  s->start = m->start;
  s->nchoice = m->nchoice;
  memcpy(s->cap, m->cap, sizeof s->cap);
  memcpy(s + 1, m->choice, m->nchoice * sizeof(PatChoice));
  return block;
}

void pat_restore(Matcher *m, const String *saved) {
  const Saved *s = block_data(saved);
  m->start = s->start;
  m->nchoice = s->nchoice;
  memcpy(m->cap, s->cap, sizeof s->cap);
  memcpy(m->choice, s + 1, s->nchoice * sizeof(PatChoice));
}

/* ---- plain search ---- */

bool pat_magic(const String *pattern) {
  for (uint32_t i = 0; i < pattern->len; i++) {
    switch (pattern->data[i]) {
      case '^': case '$': case '*': case '+': case '?': case '.': case '(': case '[': case '%': case '-': return true;
      default: break;
    }
  }
  return false;
}

uint32_t pat_plain(const String *s, const String *needle, uint32_t from) {
  uint32_t n = needle->len;
  if (n == 0) return from;
  if (s->len - from < n) return UINT32_MAX;
  const char *p = s->data + from, *end = s->data + s->len - n + 1;
  /* Candidates by the first character, as long as few of them disappoint; then the linear algorithm of the C library. */
  for (int tries = 32; tries > 0; tries--) {
    p = memchr(p, needle->data[0], (size_t)(end - p));
    if (p == NULL) return UINT32_MAX;
    if (memcmp(p, needle->data, n) == 0) return (uint32_t)(p - s->data);
    if (++p == end) return UINT32_MAX;
  }
  p = memmem(p, (size_t)(end - p) + n - 1, needle->data, n);
  return p ? (uint32_t)(p - s->data) : UINT32_MAX;
}
