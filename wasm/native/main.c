/* A native host for development: `emi script.lua [args]`. It serves the sanitizer builds and quick experiments; the product is the
 * TypeScript host. Slices are kept short on purpose, so that every script also tests stopping and resuming. */
#include <stdio.h>
#include <stdlib.h>
#include "../src/call.h"
#include "../src/compile.h"
#include "../src/gc.h"
#include "../src/json.h"
#include "../src/lib.h"
#include "../src/prot.h"
#include "emi.h"

#ifndef EMI_FUEL
#define EMI_FUEL 100000
#endif

/* Errors of the module json, as the tables that they are in the product: without category and metatable. */
#define JSON_HOST 1
static int json_error(uint64_t *base, uint32_t code) {
  Table *e = tab_new(0, 2);
  tab_setstr(e, str_lit("code"), v_num(code % (code < 1000 ? 100 : 1000)));
  if (v_todouble(base[0]) != 0) tab_setstr(e, code < 1000 ? str_lit("position") : str_lit("arg"), base[0]);
  return err_value(v_tab(e));
}

int host_call(uint32_t id, uint64_t *base, uint32_t nargs) {
  if (id == JSON_HOST) return nargs == JSON_SPAN ? 1 : json_error(base, nargs);
  if (id == EMI_RAISE) return err_value(v_str(str_newz(nargs == 8 ? "The fiber coroutine is reserved to the scheduler" : "error of the runtime")));
  return err_fmt(base, "no host functions here");
}
void host_write(const char *p, uint32_t len) { fwrite(p, 1, len, stdout); }
void host_release(uint32_t kind, uint32_t handle) { (void)kind; (void)handle; }
int host_get(uint32_t handle, double index) { return (void)handle, (void)index, -1; }
int host_set(uint32_t handle, double index, double byte) { return (void)handle, (void)index, (void)byte, 0; }
double host_length(uint32_t handle) { return (void)handle, 0; }

static char *read_file(const char *name, size_t *len) {
  FILE *f = fopen(name, "rb");
  if (!f) return NULL;
  char *buf = NULL;
  size_t cap = 0, n = 0;
  for (;;) {
    if (n == cap) buf = realloc(buf, cap = cap ? cap * 2 : 4096);
    size_t got = fread(buf + n, 1, cap - n, f);
    if (got == 0) break;
    n += got;
  }
  fclose(f);
  *len = n;
  return buf;
}

static int argc_, status_;
static char **argv_;

static void body(void *ud) {
  (void)ud;
  size_t len;
  char *src = read_file(argv_[1], &len);
  if (!src) {
    fprintf(stderr, "emi: cannot read %s\n", argv_[1]);
    status_ = 2;
    return;
  }
  const char *slash = strrchr(argv_[1], '/');
  char name[256];
  snprintf(name, sizeof name, "@%s", slash ? slash + 1 : argv_[1]);
  Value *v = G.scratch;
  if (getenv("EMI_JSON")) {
    v[2] = v_tab(tab_new(0, 8));
    emi_json(&v[2], JSON_HOST);
    tab_setstr(G.globals, str_lit("json"), v[2]);
  }
  if (emi_load(&v[0], src, (uint32_t)len, name, (uint32_t)strlen(name), &v[1])) {
    fprintf(stderr, "emi: %s\n", v_tostr(G.scratch[0])->data);
    status_ = 1;
    free(src);
    return;
  }
  free(src);
  if (getenv("EMI_DUMP")) {
    Value text;
    emi_dump(&text, &v[0]);
    fputs(v_tostr(text)->data, stderr);
  }
  uint32_t n = 0;
  for (int i = 2; i < argc_ && n < 50; i++) emi_str(&v[2 + n++], argv_[i], (uint32_t)strlen(argv_[i]));
  emi_fiber(&v[1], &v[0], &v[2], n);
  Value fiber = v[1];
  uint32_t ref = emi_ref(&fiber);
  int s;
  do s = fiber_resume(v_toco(fiber), 0, NULL, 0, EMI_FUEL); while (s == EMI_SLICE || s == EMI_YIELDED);
  if (s == EMI_ERROR) {
    Value text;
    emi_tostring(&text, &G.scratch[0]);
    fflush(stdout);
    fprintf(stderr, "emi: %s\n%s\n", v_tostr(text)->data, v_tostr(G.scratch[1])->data);
    status_ = 1;
  }
  emi_unref(ref);
#ifdef EMI_CHECK
  gc_full();
  gc_validate();
#endif
}

int main(int argc, char **argv) {
  if (argc < 2) {
    fprintf(stderr, "usage: emi script.lua [args]\n");
    return 2;
  }
  argc_ = argc;
  argv_ = argv;
  emi_init(getenv("EMI_LIMIT_KIB") ? (uint32_t)atoi(getenv("EMI_LIMIT_KIB")) : 0, 1);
  if (prot_call(body, NULL) == PROT_MEMORY) {
    fprintf(stderr, "emi: out of memory\n");
    return 3;
  }
  emi_close();
  fflush(stdout);
  return status_;
}
