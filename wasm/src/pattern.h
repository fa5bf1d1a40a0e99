/* Lua patterns: compiled to a few nodes, matched without recursion, resumable. The design is at the top of pattern.c. */
#ifndef EMI_PATTERN_H
#define EMI_PATTERN_H
#include "state.h"

#define PAT_MAXCAP 32
enum { CAP_OPEN = -1, CAP_POSITION = -2 }; /* PatCap.len of a capture not closed, or made by "()" */
typedef struct PatCap { uint32_t start; int32_t len; } PatCap;

enum {
  PAT_FOUND, /* m->start .. m->end matches; captures in m->cap[0 .. m->ncap - 1] */
  PAT_NONE,
  PAT_ERROR, /* m->error is the message */
  PAT_SLICE, /* out of fuel: pat_save, and later pat_restore and pat_resume */
};

typedef struct PatChoice PatChoice;
typedef struct PatProg PatProg;
typedef struct Matcher {
  const uint8_t *src;
  uint32_t len;
  const PatProg *prog;
  PatChoice *choice;
  uint32_t nchoice;
  uint32_t start, end;
  uint32_t ncap;
  const char *error;
  PatCap cap[PAT_MAXCAP];
} Matcher;

void pat_init(void);
/* Makes m ready for matching. `anchor` is a stack slot, nil or left by an earlier pat_begin with the same pattern: a program too
 * large for the cache is kept there. With caret false a '^' at the start is an ordinary character (gmatch). m holds pointers that
 * stay valid until the next safe point. */
void pat_begin(Matcher *m, String *subject, String *pattern, bool caret, Value *anchor);
/* Finds the first match that starts at `init` or later (0 <= init <= len). Charges fuel. */
int pat_search(Matcher *m, uint32_t init);
int pat_resume(Matcher *m);
/* The state of an interrupted search as a collectable block. */
String *pat_save(const Matcher *m);
void pat_restore(Matcher *m, const String *saved); /* after pat_begin */
/* Whether the pattern matches once at most, at `init` only. */
bool pat_anchored(const Matcher *m);
/* Whether the pattern has characters that mean something in patterns (')' and ']' alone do not count, as in LuaJIT). */
bool pat_magic(const String *pattern);
/* First occurrence of the needle at or after `from`, or UINT32_MAX. Linear time. */
uint32_t pat_plain(const String *s, const String *needle, uint32_t from);

#endif
