#include "call.h"
#include "compile.h"
#include "gc.h"
#include "mem.h"
#include "message.h"
#include "out.h"
#include "str.h"
#include "tab.h"

State G;

void state_init(uint64_t mem_limit, uint32_t seed) {
  memset(&G, 0, sizeof G);
  G.err = G.trace = V_NIL;
  G.mem_limit = mem_limit;
  G.seed = seed;
  for (size_t i = 0; i < sizeof G.scratch / sizeof *G.scratch; i++) G.scratch[i] = V_NIL;
  gc_init();
  str_init();
#define X(id, name) G.mmname[MM_##id] = str_fixed(name);
  METAMETHODS(X)
#undef X
  lex_init();
  G.registry = tab_new(0, 0);
  G.globals = tab_new(0, 64);
  lib_base_open(G.globals);
  lib_control_open(G.globals);
  lib_coroutine_open(G.globals);
  lib_fiber_open(G.globals);
  lib_string_open(G.globals);
  lib_table_open(G.globals);
  lib_math_open(G.globals);
  lib_bit_open(G.globals);
  lib_jit_open(G.globals);
}

void state_close(void) {
  out_close();
  message_close();
  gc_free_all();
}
