/* The one VM of this instance. WASM instances are cheap and each holds one VM, so the state lives at a fixed address
 * and nothing passes a state pointer around. */
#ifndef EMI_STATE_H
#define EMI_STATE_H
#include "object.h"

/* Metamethod names. ORDER MM: the first 8 have an absence bit in Table.absent. */
#define METAMETHODS(X) \
  X(INDEX, "__index") X(NEWINDEX, "__newindex") X(EQ, "__eq") X(LEN, "__len") X(CALL, "__call") X(GC, "__gc") \
  X(MODE, "__mode") X(ITER, "__iter_reserved") X(LT, "__lt") X(LE, "__le") X(CONCAT, "__concat") X(UNM, "__unm") \
  X(ADD, "__add") X(SUB, "__sub") X(MUL, "__mul") X(DIV, "__div") X(MOD, "__mod") X(POW, "__pow") \
  X(TOSTRING, "__tostring") X(METATABLE, "__metatable") X(PAIRS, "__pairs") X(IPAIRS, "__ipairs") X(NAME, "__name")
#define X(id, name) MM_##id,
enum { METAMETHODS(X) MM_COUNT };
#undef X

typedef struct Buf { char *p; size_t len, cap; } Buf;

typedef struct State {
  /* hot */
  int32_t fuel;        /* work left in this slice; the interpreter returns to the host below 0. ORDER ABI, with the next */
  uint32_t nresults;   /* of the fiber that was done last */
  int32_t gc_debt;     /* > 0: a collector step is due at the next safe point */
  Co *co;              /* running coroutine */
  Value err;           /* the error in flight after R_ERROR */
  Value trace;         /* the traceback that belongs to it, when it passes through cleanup handlers; else nil */
  Co *fiber;           /* root of the running coroutine; NULL when nothing runs */
  bool interrupt;      /* the running fiber is to be interrupted at its next interruption point */
  /* requests of builtins to the interpreter, see call.h */
  Value *call_at;
  Co *resume_co;
  /* memory */
  uint64_t mem_used, mem_limit;
  uint64_t mem_external; /* what the host keeps for the VM's userdata, see mem_external_add */
  /* collector, see gc.c */
  Obj *all;            /* every object but these: */
  Obj *cos, *udatas;   /* coroutines and userdata have lists of their own; short strings are in strtab */
  uint32_t sweep_bucket;
  uint8_t sweep_all;   /* in GC_SWEEP: userdata are done, G.all is next */
  uint8_t gc_phase, gc_white, gc_stopped, gc_emergency;
  Obj **sweep_at;
  Obj *gray, *grayagain, *weak;
  Obj *tofinalize;
  uint64_t gc_estimate;
  int32_t gc_pause, gc_stepmul;
  /* strings */
  String **strtab;
  uint32_t strtab_size, strtab_count, seed;
  /* roots */
  Table *globals, *registry;  /* registry: host references, see ref.c */
  Table *basemeta[16];        /* metatables of non-table types, by ~tag (only strings have one by default) */
  String *mmname[MM_COUNT];
  Value scratch[64];          /* slots through which the host passes values; roots */
  Buf tmp;                    /* scratch buffer of the libraries; empty between builtin calls */
  Func *next_fn, *ipairs_iter, *scope_fn;
} State;

extern State G;

/* Charges n units (about n machine loop turns / 16); true when the slice is over. */
static inline bool charge(int n) { return (G.fuel -= n) < 0; }

/* Creates the state with its libraries. mem_limit in bytes (0: none). */
void state_init(uint64_t mem_limit, uint32_t seed);
void state_close(void); /* frees everything: leak checks of native builds */

/* Each library adds its functions to `globals`. */
void lib_base_open(Table *globals);
void lib_string_open(Table *globals);
void lib_table_open(Table *globals);
void lib_math_open(Table *globals);
void lib_bit_open(Table *globals);
void lib_jit_open(Table *globals);
void lib_coroutine_open(Table *globals);
void lib_fiber_open(Table *globals);

#endif
