/* The compiler's entry, and what outlives a compilation: chunk names and the end of prototypes. */
#include "compile.h"
#include "mem.h"
#include "parse.h"
#include "prot.h"
#include "str.h"

typedef struct Job {
  Compiler c;
  const char *src;
  size_t len;
  String *chunkname;
} Job;

static void run(void *ud) {
  Job *job = ud;
  Compiler *c = &job->c;
  lex_start(&c->lex, job->src, job->len, job->chunkname);
  parse_chunk(c);
}

static void cleanup(Compiler *c) {
  lex_free(&c->lex);
  arena_free(&c->tree);
  arena_free(&c->keep);
  code_free(&c->gen);
  mem_free(c->active, sizeof *c->active * c->active_cap);
  mem_free(c->protos, sizeof *c->protos * c->protos_cap);
}

Proto *compile(const char *src, size_t len, String *chunkname) {
  Job job;
  memset(&job, 0, sizeof job);
  job.src = src;
  job.len = len;
  job.chunkname = chunkname;
  int code = prot_call(run, &job);
  cleanup(&job.c);
  if (code == PROT_MEMORY) prot_throw(PROT_MEMORY);
  return code == PROT_OK ? job.c.result : NULL;
}

void proto_free(Proto *p) {
  mem_free(p->code, sizeof *p->code * p->ncode);
  mem_free(p->lines, sizeof *p->lines * p->nlines);
  mem_free(p->k, sizeof *p->k * p->nk);
  mem_free(p->p, sizeof *p->p * p->np);
  mem_free(p->locvars, sizeof *p->locvars * p->nlocvars);
  mem_free(p->up, sizeof *p->up * p->nup);
  mem_free(p->upnames, sizeof *p->upnames * p->nup);
  mem_free(p, sizeof *p);
}

/* "=name" and "@file" lose their mark; of a file too long the end is kept. Source text is quoted up to its first line end. */
void chunkid(char out[CHUNKID_MAX], const String *chunkname) {
  const char *s = chunkname->data;
  size_t len = strlen(s), max = CHUNKID_MAX - 1;
  if (*s == '=' || *s == '@') {
    const char *dots = "";
    s++;
    len--;
    if (len > max && s[-1] == '@') {
      dots = "...";
      s += len - (max - 3);
      len = max - 3;
    } else if (len > max) len = max;
    size_t d = strlen(dots);
    memcpy(out, dots, d);
    memcpy(out + d, s, len);
    out[d + len] = 0;
    return;
  }
  static const char head[] = "[string \"", tail[] = "\"]", dots[] = "...";
  size_t line = strcspn(s, "\r\n"), room = max - (sizeof head - 1) - (sizeof tail - 1);
  bool cut = line < len || line > room;
  if (cut && line > room - 3) line = room - 3;
  char *p = out;
  memcpy(p, head, sizeof head - 1);
  p += sizeof head - 1;
  memcpy(p, s, line);
  p += line;
  if (cut) {
    memcpy(p, dots, 3);
    p += 3;
  }
  memcpy(p, tail, sizeof tail);
}
