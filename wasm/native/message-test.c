/* Tests of the message encoding under sanitizers: `make -C wasm message-test` builds and runs them. The limit of a message is lowered
 * to 16 MiB (-DMESSAGE_MAX) so that what exceeds it stays quick. */
#include <stdio.h>
#include <stdlib.h>
#include "../src/call.h"
#include "../src/gc.h"
#include "../src/lib.h"
#include "../src/message.h"
#include "../src/prot.h"
#include "emi.h"
#include "same.h"

int host_call(uint32_t id, uint64_t *base, uint32_t nargs) { (void)id; (void)base; (void)nargs; return 0; }
void host_write(const char *p, uint32_t len) { fwrite(p, 1, len, stdout); }
void host_release(uint32_t kind, uint32_t handle) { (void)kind; (void)handle; }
int host_get(uint32_t handle, double index) { return (void)handle, (void)index, -1; }
int host_set(uint32_t handle, double index, double byte) { return (void)handle, (void)index, (void)byte, 0; }
double host_length(uint32_t handle) { return (void)handle, 0; }

#define must(ok) ((ok) ? (void)0 : failed(__LINE__, #ok))
static _Noreturn void failed(int line, const char *what) {
  fprintf(stderr, "message-test.c:%d: %s does not hold\n", line, what);
  exit(1);
}

/* Scratch slots: the value of the last lua(), what was decoded, another, attachments. */
#define VALUE (G.scratch[10])
#define COPY (G.scratch[11])
#define OTHER (G.scratch[12])
#define ATTACHED (G.scratch + 20)
#define NATTACHED 4

/* Runs Lua code; its result stands in VALUE. The userdata are u1 .. u4 there, the first two of which can be sent. */
static void lua(const char *code) {
  Value *v = G.scratch;
  v[1] = V_NIL;
  if (emi_load(&v[2], code, (uint32_t)strlen(code), "=test", 5, &v[1])) {
    fprintf(stderr, "%s\n", v_tostr(v[0])->data);
    exit(1);
  }
  emi_fiber(&v[3], &v[2], &v[4], 0);
  int s;
  do s = fiber_resume(v_toco(v[3]), 0, NULL, 0, 1000000); while (s == EMI_SLICE);
  if (s != EMI_DONE) {
    fprintf(stderr, "%s: %s\n", code, v_isstr(v[0]) ? v_tostr(v[0])->data : "error");
    exit(1);
  }
  VALUE = G.nresults ? *emi_result() : V_NIL;
}

static void start(void) {
  emi_init(0, 1);
  for (uint32_t i = 0; i < NATTACHED; i++) {
    char name[] = "u1";
    name[1] += (char)i;
    emi_udata(&ATTACHED[i], i < 2 ? EMI_SENDABLE + 7 : 7, 100 + i, 0);
    tab_setstr(G.globals, str_newz(name), ATTACHED[i]);
  }
}

static void validate(void) {
  gc_validate();
  gc_full();
  gc_validate();
}

/* Copies VALUE to COPY by way of bytes. */
static void copy(void) {
  Value handed[64];
  must(emi_encode(&VALUE) == 0);
  must(emi_nattachments() <= 64);
  for (uint32_t i = 0; i < emi_nattachments(); i++) handed[i] = ATTACHED[emi_attachments()[i] - 100];
  must(emi_decode(&COPY, emi_message(), emi_message_size(), handed, emi_nattachments()) == 0);
}

/* The result of the code arrives as that of another piece. */
static void arrives_as(const char *code, const char *expected) {
  lua(code);
  copy();
  lua(expected);
  if (!same(COPY, VALUE)) {
    fprintf(stderr, "%s does not arrive as %s\n", code, expected);
    exit(1);
  }
  gc_validate();
}
static void arrives(const char *code) { arrives_as(code, code); }

static void answers(const char *code, int expected) {
  lua(code);
  must(emi_encode(&VALUE) == expected);
  must(emi_message_size() == 0 && emi_nattachments() == 0);
  gc_validate(); /* also finds marks that were left behind */
}

static uint32_t size_of(const char *code) {
  lua(code);
  must(emi_encode(&VALUE) == 0);
  return emi_message_size();
}

static void scalars(void) {
  static const double numbers[] = {0, -0.0, 1, -1, -32, -33, 95, 96, 127, 128, -128, -129, 32767, 32768, -32768, -32769, 2147483647.0,
    -2147483648.0, 2147483648.0, -2147483649.0, 0.5, 1e308, 5e-324, 9007199254740993.0, 1.0 / 0.0, -1.0 / 0.0};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    VALUE = v_num(numbers[i]);
    copy();
    must(COPY == VALUE);
  }
  VALUE = 0x7FF8000000000000ull;
  copy();
  must(COPY == VALUE);
  VALUE = V_NUM_MAX;
  copy();
  must(COPY == VALUE);
  VALUE = V_TRUE;
  copy();
  must(COPY == V_TRUE);
  VALUE = V_FALSE;
  copy();
  must(COPY == V_FALSE);
  static const int lengths[] = {0, 1, 39, 40, 41, 63, 64, 127, 128, 16383, 16384, 1 << 20};
  for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
    char code[64];
    snprintf(code, sizeof code, "return ('a\\0\\255'):rep(%d):sub(1, %d)", lengths[i] / 3 + 1, lengths[i]);
    arrives(code);
    must(v_tostr(COPY)->len == (uint32_t)lengths[i]);
  }
  must(size_of("return 95") == 1 && size_of("return -100") == 2 && size_of("return 1000") == 3 && size_of("return 1e5") == 5);
  must(size_of("return 0.5") == 9 && size_of("return 'abc'") == 4 && size_of("return {}") == 3 && size_of("return {x = 1}") == 6);
}

static void tables(void) {
  arrives("return {}");
  arrives("return {1, 2, 3, 'x', true, false, {}, {{}, {1}}}");
  arrives("return {a = 1, b = {c = {d = 'e'}}, [('long key'):rep(20)] = 'v'}");
  arrives("return {1, 2, nil, 4, n = 4, [100] = 'x', [2^31] = 1, [2^53] = 2, [1e300] = 3}");
  arrives("local t = {} for i = 1, 1000 do t[i] = i * 1000 end return t");
  arrives("local t = {} for i = 1, 1000 do t['k' .. i] = {i, n = i / 3} end return t");
  arrives("local t = {} for i = 1, 255 do t[i] = i end return t");
  arrives("local t = {} for i = 1, 256 do t[i] = i end return t");
  arrives("local t = {} for i = 1, 128 do t[-i], t['k' .. i] = nil, i end return t");
  arrives("local t = {} for i = 1, 129 do t['k' .. i] = i end return t");
  arrives("local t = {} for i = 300, 1, -1 do t[i] = i end for i = 1, 300, 7 do t[i] = nil end return t");
  arrives("local t = {} for i = 1, 300 do t[i] = i end for i = 2, 300 do t[i] = nil end return t");
  arrives("local t = {} for i = 1, 300 do t[i] = i end for i = 1, 300 do t[i] = nil end return t");
  arrives("local t = {} for i = 1, 50 do t['k' .. i] = i end for i = 1, 49 do t['k' .. i] = nil end return t");
  arrives_as("local d = {1} return {d, d, {d}}", "return {{1}, {1}, {{1}}}");
  arrives_as("return {[0] = 0, [-1] = 1, [1.5] = 2, [true] = 3, [{}] = 4, [1/0] = 5, [print] = 6, x = 7, 8}", "return {x = 7, 8}");
  arrives_as("return {print, 1, coroutine.create(print), 2, setmetatable({}, {}), a = print, b = {c = print, 3}, d = newproxy()}",
    "return {nil, 1, nil, 2, b = {3}}");
  arrives_as("return {u1, {u2}, x = u1, y = u3, u4}", "return {u1, {u2}, x = u1}");
  lua("return #{...}");
  lua("local t = {1, 2, 3} t[3] = nil return t");
  copy();
  must(tab_len(v_totab(COPY)) == 2);
  lua("return u2");
  copy();
  must(COPY == ATTACHED[1] && emi_nattachments() == 1 && emi_attachments()[0] == 101);
}

static void refused(void) {
  answers("return nil", EMI_MSG_UNSENDABLE);
  answers("return print", EMI_MSG_UNSENDABLE);
  answers("return coroutine.create(print)", EMI_MSG_UNSENDABLE);
  answers("return newproxy()", EMI_MSG_UNSENDABLE);
  answers("return u3", EMI_MSG_UNSENDABLE);
  answers("return setmetatable({}, {})", EMI_MSG_UNSENDABLE);
  VALUE = v_light(5);
  must(emi_encode(&VALUE) == EMI_MSG_UNSENDABLE);
  answers("local t = {} t[1] = t return t", EMI_MSG_CYCLE);
  answers("local t = {} t.x = t return t", EMI_MSG_CYCLE);
  answers("local t = {} t.x = {{y = {t}}} return {1, {t}, 2}", EMI_MSG_CYCLE);
  answers("local t = {} local u = t for i = 1, 10000 do u = {u} end t.back = u return t", EMI_MSG_CYCLE);
  answers("local t = {} local u = t for i = 1, 10000 do u = {u} end t.back = u return u", EMI_MSG_CYCLE);
  arrives_as("local t = {} t[setmetatable({}, {})] = t t[t] = 1 t.x = setmetatable({t}, {}) return t", "return {}");
  lua("t = {1} t[2] = {t} return t");
  must(emi_encode(&VALUE) == EMI_MSG_CYCLE);
  lua("t[2][1] = 'broken' return t"); /* what failed once can be sent once it is mended */
  copy();
  must(same(COPY, VALUE));
}

static void large(void) {
  answers("local t = {} for i = 1, 100 do t = {t, t} end return t", EMI_MSG_TOO_LARGE);
  answers("local t = {x = ('x'):rep(1000)} for i = 1, 100 do t = {a = t, b = t} end return t", EMI_MSG_TOO_LARGE);
  answers("return ('x'):rep(2^24)", EMI_MSG_TOO_LARGE);
  answers("return {('x'):rep(2^24)}", EMI_MSG_TOO_LARGE);
  answers("return {[('x'):rep(2^24)] = 1}", EMI_MSG_TOO_LARGE);
  answers("return ('x'):rep(2^24 - 4)", EMI_MSG_TOO_LARGE);
  answers("local t = {} for i = 1, 100 do t = {u1, t, t} end return t", EMI_MSG_TOO_LARGE);
  answers("local e, t = {}, {} for i = 1, 2^18 do e[i] = i end for i = 1, 2^18 do e[i] = nil end for i = 1, 1000 do t[i] = e end return t",
    EMI_MSG_TOO_LARGE);
  must(size_of("return ('x'):rep(2^24 - 5)") == 1 << 24);
  copy();
  must(same(COPY, VALUE));
  VALUE = COPY = V_NIL;
  uint64_t before = G.mem_used;
  emi_encode(&VALUE);
  must(before - G.mem_used > 1 << 23); /* the large block is given back */
}

static void deep(const char *code, const char *step) {
  lua(code);
  copy();
  String *key = str_newz(step);
  Value a = VALUE, b = COPY;
  int depth = 0;
  for (; v_istab(a); depth++) {
    must(v_istab(b));
    Value k = *step ? v_str(key) : v_num(1);
    a = tab_get(v_totab(a), k);
    b = tab_get(v_totab(b), k);
  }
  must(depth == 1000001 && a == b);
  VALUE = COPY = V_NIL;
  validate();
}

/* Whatever these bytes are, they are refused, or they are a value that can be sent again. */
static void try_bytes(const uint8_t *p, uint32_t len) {
  uint8_t *exact = malloc(len ? len : 1); /* so that reading beyond is seen */
  memcpy(exact, p, len);
  G.scratch[13] = V_TRUE;
  if (emi_decode(&G.scratch[13], exact, len, ATTACHED, 2)) must(v_isnil(G.scratch[13]));
  else {
    Value back[64];
    must(emi_encode(&G.scratch[13]) == 0);
    for (uint32_t i = 0; i < emi_nattachments(); i++) back[i] = ATTACHED[emi_attachments()[i] - 100];
    must(emi_decode(&OTHER, emi_message(), emi_message_size(), back, emi_nattachments()) == 0);
    must(same(OTHER, G.scratch[13]));
  }
  free(exact);
}

static void damaged(const char *code) {
  lua(code);
  must(emi_encode(&VALUE) == 0);
  uint32_t n = emi_message_size();
  uint8_t *bytes = malloc(n + 1);
  memcpy(bytes, emi_message(), n);
  for (uint32_t i = 0; i < n; i++) {
    G.scratch[13] = V_TRUE;
    must(emi_decode(&G.scratch[13], bytes, i, ATTACHED, 2) == 1 && v_isnil(G.scratch[13]));
  }
  bytes[n] = 0x80;
  must(emi_decode(&G.scratch[13], bytes, n + 1, ATTACHED, 2) == 1);
  for (uint32_t i = 0; i < n; i++) {
    uint8_t was = bytes[i];
    for (int b = 0; b < 256; b++) {
      bytes[i] = (uint8_t)b;
      try_bytes(bytes, n);
    }
    bytes[i] = was;
    gc_full();
  }
  free(bytes);
  validate();
}

#define refuses(...) do { \
    static const uint8_t bytes[] = {__VA_ARGS__}; \
    must(emi_decode(&COPY, bytes, sizeof bytes, ATTACHED, 2) == 1); \
  } while (0)

static void malformed(void) {
  must(emi_decode(&COPY, (const uint8_t *)"", 0, ATTACHED, 0) == 1);
  refuses(0x00);                                       /* a hole is no value */
  refuses(0x0B);                                       /* no such tag */
  refuses(0xA0, 0xA0);                                 /* something behind the value */
  refuses(0x08, 0, 1, 0xA1, 0x00);                     /* a hole as a member */
  refuses(0x08, 2, 0, 0xA1, 0x00);                     /* a hole as the last element */
  refuses(0x08, 0, 2, 0x41, 'a', 0xA1, 0x41, 'a', 0xA2); /* a key twice, */
  refuses(0x08, 1, 1, 0xA1, 0xA1, 0xA1);               /* as element and member */
  refuses(0x08, 0, 1, 0xA0, 0xA1);                     /* keys: 0, */
  refuses(0x08, 0, 1, 0x9F, 0xA1);                     /* -1, */
  refuses(0x08, 0, 1, 0x02, 0xA1);                     /* true, */
  refuses(0x08, 0, 1, 0x06, 0, 0, 0, 0, 0, 0, 0xF8, 0x7F, 0xA1); /* NaN, */
  refuses(0x08, 0, 1, 0x06, 0, 0, 0, 0, 0, 0, 0xF0, 0x7F, 0xA1); /* infinity, */
  refuses(0x08, 0, 1, 0x06, 0, 0, 0, 0, 0, 0, 0xF8, 0x3F, 0xA1); /* 1.5, */
  refuses(0x08, 0, 1, 0x06, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xA1); /* the bits of nil, */
  refuses(0x08, 0, 1, 0x08, 0, 0, 0xA1);               /* a table */
  refuses(0x0A, 2);                                    /* no such attachment */
  refuses(0x0A, 0x80, 0x80, 0x80, 0x80, 0x10);         /* a varint beyond 32 bits, */
  refuses(0x0A, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00);   /* one that is too long */
  refuses(0x07, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 'x');    /* counts that the bytes cannot hold */
  refuses(0x09, 0xFF, 0xFF, 0xFF, 0x07, 0, 0, 0, 0, 0xA0);
  refuses(0x09, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xA0, 0xA0);
  Value none = V_NIL;
  must(emi_decode(&COPY, (const uint8_t[]){0x0A, 0}, 2, &none, 1) == 1);
  uint8_t bits[9] = {0x06, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}; /* the bits of nil are a NaN on arrival */
  must(emi_decode(&COPY, bits, 9, ATTACHED, 0) == 0 && v_isnum(COPY));
  /* nested tables that each promise all of the rest must not get room for it */
  enum { N = 100000 };
  uint8_t *p = malloc(N * 10);
  memset(p, 0xA0, N * 10);
  for (int i = 0; i < N; i++) {
    uint32_t left = N;
    p[9 * i] = 0x09;
    memcpy(p + 9 * i + 1, &left, 4);
    memset(p + 9 * i + 5, 0, 4);
  }
  uint64_t before = G.mem_used;
  must(emi_decode(&COPY, p, N * 10, ATTACHED, 0) == 1);
  must(G.mem_used - before < N * 10 * 16);
  free(p);
  validate();
  damaged("return {1, 2.5, 'three', {4, x = {}}, true, nil, false, n = 300, key = -70000, [1e10] = 'v', [70] = u1, [71] = u2}");
  damaged("return {{name = 'first', at = {1, 2}}, {name = 'second', at = {3, 4}}}");
  damaged("local t = {} for i = 1, 257 do t[i] = i % 7 end t.x = {} return t");
  damaged("return ('x'):rep(200)");
}

/* Messages in every phase of the collector. */
static void collecting(void) {
  lua("keep = {} for i = 1, 300 do keep[i] = {i, name = 'n' .. i} end return keep");
  G.scratch[14] = VALUE;
  Value list = V_NIL;
  for (int i = 0; i < 2000; i++) {
    VALUE = G.scratch[14];
    copy();
    if (i % 16 == 0) list = v_tab(tab_new(0, 0)), G.scratch[15] = list;
    tab_setint(v_totab(list), i % 16 + 1, COPY);
    COPY = V_NIL;
    gc_stepkb(1);
    if (i % 100 == 0) gc_validate();
  }
  must(same(tab_getint(v_totab(list), 1), G.scratch[14]));
  validate();
}

static void all(void *ud) {
  (void)ud;
  scalars();
  tables();
  refused();
  large();
  deep("local t = {} for i = 1, 1e6 do t = {t} end return t", "");
  deep("local t = {} for i = 1, 1e6 do t = {x = t, 1} end return t", "x");
  malformed();
  collecting();
  must(G.fuel < 1000000);
}

/* Closes the VM: nothing is left in use, the blocks of message.c included. */
static void end(void) {
  emi_close();
  must(G.mem_used == 0);
}

static const char *exhausting;
static void exhaust(void *ud) {
  (void)ud;
  lua(exhausting);
  must(emi_encode(&VALUE) == 0);
  G.mem_limit = G.mem_used + (1 << 20);
  for (int i = 0;; i++) emi_decode(&G.scratch[30 + i % 30], emi_message(), emi_message_size(), ATTACHED, 2);
}
static void exhaust_encoder(void *ud) {
  (void)ud;
  lua(exhausting);
  G.mem_limit = G.mem_used + (1 << 20);
  emi_encode(&VALUE);
}

/* A VM that runs out of memory on the way is closed without leaks. */
static void out_of_memory(void (*body)(void *), const char *code) {
  exhausting = code;
  start();
  must(prot_call(body, NULL) == PROT_MEMORY);
  end();
}

int main(void) {
  start();
  must(prot_call(all, NULL) == PROT_OK);
  end();
  out_of_memory(exhaust, "local t = {} for i = 1, 1000 do t[i] = {x = i, 's' .. i} end return t");
  out_of_memory(exhaust, "local t = {} for i = 1, 1e5 do t = {t, 1} end return t");
  out_of_memory(exhaust_encoder, "local t = {} for i = 1, 1e5 do t = {t} end return t");
  out_of_memory(exhaust_encoder, "return {{('x'):rep(1e7)}}");
  puts("message-test: ok");
  return 0;
}
