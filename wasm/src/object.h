/* Layout of every collectable object. The bridge reads String and the frame layout from memory (see include/emi.h);
 * change either there and here together (ORDER ABI). */
#ifndef EMI_OBJECT_H
#define EMI_OBJECT_H
#include "value.h"

/* Object types, in Obj.type. ORDER OBJ: gc.c has a traverse and a free case for each. */
enum { OBJ_STR, OBJ_TAB, OBJ_FUNC, OBJ_UDATA, OBJ_CO, OBJ_PROTO, OBJ_UPVAL };

typedef struct Obj Obj;
typedef struct String String;
typedef struct Table Table;
typedef struct Func Func;
typedef struct Proto Proto;
typedef struct Upval Upval;
typedef struct Udata Udata;
typedef struct Co Co;
typedef struct Cleanup Cleanup;

#define OBJ_HEADER \
  Obj *next;       /* list of all objects, for the sweep */ \
  uint8_t type;    /* OBJ_* */ \
  uint8_t mark     /* colour bits, see gc.h */

struct Obj { OBJ_HEADER; };

/* ---- strings ----
 * Strings of at most STR_SHORT_MAX bytes are interned: equal means same pointer. Longer ones are not (building a large
 * string costs no hashing); they compare by content and hash when first used as a key. `data` is NUL-terminated but may
 * hold NULs. */
#define STR_SHORT_MAX 40
enum { STR_SHORT, STR_LONG };
struct String {
  OBJ_HEADER;
  uint8_t kind;     /* STR_SHORT or STR_LONG */
  uint8_t reserved; /* lexer: token number + 1 of a reserved word, else 0 */
  uint32_t hash;    /* short: always valid; long: 0 until computed by str_hash */
  uint32_t len;
  char data[];
};

/* ---- tables ----
 * array[0..asize-1] holds the values of integer keys 0..asize-1 (slot 0 is key 0, so no subtraction on access). All other
 * keys are in `node`, a chained scatter table with Brent's variation of 1 << lsizenode nodes; an empty hash part is the
 * shared node tab_dummy. A nil value is an absent entry; its key stays so that iteration can go on. */
typedef struct Node Node;
struct Node {
  Value key;
  Value val;
  int32_t next; /* distance to the next node of the chain, in nodes; 0 ends it */
};
struct Table {
  OBJ_HEADER;
  uint8_t absent;    /* bit MM_x set: the metamethod x is known to be absent (only x < 8). Cleared by any write of a string key */
  uint8_t lsizenode;
  uint32_t asize;
  uint32_t border;   /* hint for #t: some earlier border, checked before use */
  Value *array;
  Node *node;
  Node *lastfree;    /* all nodes at or after this one are in use */
  Table *meta;
  Obj *gclist;
};
#define tab_sizenode(t) (1u << (t)->lsizenode)

/* ---- functions ---- */
typedef uint32_t Instr;
typedef struct LocalVar { String *name; uint32_t startpc, endpc; uint8_t reg; } LocalVar;
typedef struct UpvalDesc { uint8_t in_parent_frame; uint8_t index; } UpvalDesc; /* capture register `index` of the enclosing function, or its upvalue `index` */

enum { PROTO_VARARG = 1 };
struct Proto {
  OBJ_HEADER;
  uint8_t nparams;
  uint8_t flags;     /* PROTO_* */
  uint16_t framesize; /* registers used, including call slots; at least nparams */
  uint16_t nup;
  uint32_t hot;      /* hotness counter, for the second tier */
  Instr *code;
  Value *k;
  uint32_t ncode, nk, np, nlocvars, nlines;
  Proto **p;         /* functions defined inside */
  UpvalDesc *up;     /* nup */
  uint32_t *lines;   /* nlines == ncode: line of each instruction */
  LocalVar *locvars; /* sorted by startpc */
  String **upnames;  /* nup */
  String *source;    /* chunk name with its '=' or '@' mark, or the source text itself */
  uint32_t linedefined, lastline; /* linedefined is 0 in a main chunk */
  Obj *gclist;
};

/* A builtin: see call.h for the protocol. */
typedef int CFunc(Value *base, int nargs);

struct Func {
  OBJ_HEADER;
  uint8_t native;  /* 1: builtin (fn, v), 0: Lua closure (p, up) */
  uint8_t nup;
  Table *env;
  Obj *gclist;
  union { Proto *p; CFunc *fn; };
  union { Upval *up[0]; Value v[0]; };
};

/* An upvalue points into a stack while open, at its own `closed` slot afterwards. Open ones hang off their coroutine,
 * highest stack address first. */
struct Upval {
  OBJ_HEADER;
  uint8_t open;
  Value *v;
  union { Value closed; Upval *nextopen; };
};

/* Userdata carry no bytes: the host keeps the object, `handle` finds it. Those of newproxy() have handle 0, kind 0. */
struct Udata {
  OBJ_HEADER;
  uint8_t fin;     /* 1: has been given to its __gc already */
  uint32_t kind;   /* host type number */
  uint32_t handle;
  Table *meta;
  Table *env;
};

/* ---- coroutines ----
 * See call.h for the frames. A fiber of the scheduler is a coroutine with root == itself. */
enum { CO_SUSPENDED, CO_RUNNING, CO_NORMAL, CO_DEAD };
struct Co {
  OBJ_HEADER;
  uint8_t status;    /* CO_* */
  uint8_t isfiber;   /* started by the host, not by coroutine.create */
  uint8_t wrapped;   /* the pending resume came from coroutine.wrap's function: errors propagate, no leading true */
  uint8_t finalizing; /* runs a finalizer: no second one in it, and it cannot yield */
  uint8_t stop;      /* in a fiber: STOP_*, how to go on (call.h) */
  uint8_t interrupted; /* in a fiber: somebody asked it to end. ORDER ABI, with the next three */
  uint32_t nointerrupt; /* in a fiber: this many wish not to be interrupted now */
  uint32_t nosuspend; /* in a fiber: this many forbid that it suspends */
  uint32_t ref;      /* in a fiber made by emi_spawn: the reference that keeps it alive until it has ended, else 0 */
  uint32_t handlers; /* in a fiber: this many cleanup handlers are running, each of which is a wish in nointerrupt */
  Value *stack;
  uint32_t stacksize; /* slots allocated; STACK_EXTRA of them are reserved for error handling */
  Value *base;       /* of the current frame */
  Value *top;        /* first free slot; everything at or above it is garbage to the collector */
  Value *limit;      /* stack + stacksize - STACK_EXTRA */
  Instr *pc;         /* saved program counter of the topmost Lua frame while it is not running */
  Upval *openup;
  Cleanup *cleanup;  /* handlers of open scopes, innermost last, see scope.h */
  uint32_t ncleanup, cleanupcap;
  uint32_t cleaning; /* handlers are running, nested this deep: the coroutine cannot yield */
  uint32_t depth;    /* how many coroutines below it are waiting for it */
  Co *resumer;       /* who waits for this one; NULL for a fiber */
  Co *current;       /* in a fiber: the innermost coroutine it runs */
  Table *env;        /* global environment for load() and getfenv(0) */
  Obj *gclist;
};

#endif
