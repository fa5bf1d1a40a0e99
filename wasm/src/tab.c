/* Tables: an array part for the keys 0..asize-1 and a chained scatter table for the rest.
 *
 * Hash part. All nodes stand in one array; colliding keys are chained through `next`, a distance in nodes. Brent's variation: a key
 * whose main position is taken by a key that is not in its own main position moves that one away; so every chain starts in the
 * main position of its keys, and a full table is still searched in short chains. Free nodes are handed out from the end
 * (lastfree); when there is none, the table is rehashed.
 *
 * Removal. Storing nil leaves the node with its key, so that a traversal can go on from it, and lookups see an absent value. A new
 * key whose main position is such a node takes it over: no other key depends on it but for the chain, which stays. The collector
 * retags keys of these nodes when they are objects (tab_bury), so they never keep one alive nor refer to a dead one.
 *
 * Growth. Storing key asize into an array part that is about full doubles it (next_int), so appending costs O(1) and never fills the hash
 * part. All else happens when the hash part is full: a rehash counts the integer keys by powers of two and makes the array part
 * the largest 2^n of which more than half is used, so reversed and sparse filling moves into the array once it is dense enough.
 * Slot 0 counts as used whether key 0 is there or not. A rehash that does not enlarge the hash part got room from removed keys;
 * it must leave a quarter free, or a table that loses a key for each key it gains would be rehashed every time.
 *
 * Memory. A table made with small parts has them in its own block, behind the header (`extra` bytes); a part that is resized moves
 * out and its place stays unused. */
#include "tab.h"
#include "gc.h"
#include "mem.h"
#include "prot.h"
#include "str.h"

const Node tab_dummy[1] = {{V_NIL, V_NIL, 0}};
#define DUMMY ((Node *)tab_dummy)
#define HASH_LOG_MAX 26
#define ARRAY_LOG_MAX 27 /* TAB_ARRAY_MAX */
#define ARRAY_MIN 4      /* smallest array part that growth makes */
#define EXTRA_ARRAY 16   /* largest array part, in slots, and */
#define EXTRA_LOG 2      /* largest hash part, log2 of nodes, that stand in the table's own block */

typedef struct TabBlock {
  Table t;
  uint32_t extra; /* bytes behind this struct */
} TabBlock;
#define extra_of(t) ((char *)(t) + sizeof(TabBlock))
_Static_assert(sizeof(TabBlock) % 8 == 0, "Values behind a TabBlock must be aligned");

/* ---- making and freeing ---- */

/* Small parts are filled without the call that memset costs; the barrier keeps compilers from making one of the loop. */
static inline void fill_nil(Value *p, size_t n) {
  if (n > 32) {
    memset(p, 0xFF, n * sizeof(Value));
    return;
  }
  for (size_t i = 0; i < n; i++) {
    p[i] = V_NIL;
    __asm__ volatile("" ::: "memory");
  }
}

static inline void set_nodes(Table *t, Node *node, uint32_t lg) {
  Node *end = node + ((size_t)1 << lg);
  t->node = node;
  t->lsizenode = (uint8_t)lg;
  t->lastfree = end;
  for (; node < end; node++) {
    node->key = node->val = V_NIL;
    node->next = 0;
  }
}

static inline void set_no_nodes(Table *t) {
  t->node = t->lastfree = DUMMY;
  t->lsizenode = 0;
}

/* log2 of the number of nodes for n > 0 keys. */
static inline uint32_t node_log(uint32_t n) {
  uint32_t lg = n > 1 ? 32 - (uint32_t)__builtin_clz(n - 1) : 0;
  if (unlikely(lg > HASH_LOG_MAX)) prot_throw(PROT_MEMORY);
  return lg;
}

/* Bytes of a part outside the table's block. (A table without extra bytes may well be followed by its own array.) */
static inline size_t array_bytes(const Table *t) {
  bool inside = (char *)t->array == extra_of(t) && ((const TabBlock *)t)->extra != 0;
  return inside ? 0 : t->asize * sizeof(Value);
}

static inline size_t node_bytes(const Table *t) {
  char *p = (char *)t->node, *e = extra_of(t);
  if (t->node == DUMMY || (p >= e && p < e + ((const TabBlock *)t)->extra)) return 0;
  return sizeof(Node) << t->lsizenode;
}

Table *tab_new(uint32_t narray, uint32_t nhash) {
  uint32_t lg = nhash ? node_log(nhash) : 0;
  size_t a = narray <= EXTRA_ARRAY ? narray * sizeof(Value) : 0;
  size_t h = nhash && lg <= EXTRA_LOG ? sizeof(Node) << lg : 0;
  Table *t = gc_new_plain(sizeof(TabBlock) + a + h, OBJ_TAB);
  ((TabBlock *)t)->extra = (uint32_t)(a + h);
  t->absent = 0;
  t->asize = 0;
  t->border = 0;
  t->array = NULL;
  t->meta = NULL;
  set_no_nodes(t);
  if (a) {
    t->array = (Value *)extra_of(t);
    t->asize = narray;
    fill_nil(t->array, narray);
  }
  if (h) set_nodes(t, (Node *)(extra_of(t) + a), lg);
  if (unlikely((narray && !a) || (nhash && !h))) tab_resize(t, narray, nhash);
  return t;
}

void tab_free(Table *t) {
  size_t a = array_bytes(t), n = node_bytes(t);
  if (a) mem_free_inline(t->array, a);
  if (n) mem_free_inline(t->node, n);
  mem_free_inline(t, sizeof(TabBlock) + ((TabBlock *)t)->extra);
}

size_t tab_bytes(const Table *t) { return sizeof(TabBlock) + ((const TabBlock *)t)->extra + array_bytes(t) + node_bytes(t); }

/* ---- finding ---- */

/* All keys but strings: numbers, whose low words are mostly 0, and payloads with a tag. hash_mul is a secret of this VM. */
static inline uint32_t hash_bits(Value k) {
  uint32_t h = (uint32_t)(((k ^ k >> 32) * hash_mul) >> 32);
  return h ^ h >> 16;
}

#define node_at(t, hash) (&(t)->node[(hash) & (tab_sizenode(t) - 1)])

/* Keys of nodes are normal: see normal_key. */
static inline Node *main_position(Table *t, Value k) {
  if (!v_isstr(k)) return node_at(t, hash_bits(k));
  String *s = v_tostr(k);
  return node_at(t, s->kind == STR_SHORT ? s->hash : str_hash(s));
}

/* -0 is the key 0. With that, numbers are the same key when their bits are. */
static inline Value normal_key(Value k) { return k == 0x8000000000000000ull ? 0 : k; }

static inline Value *find_bits(Table *t, Value key) {
  for (Node *n = node_at(t, hash_bits(key));; n += n->next) {
    if (n->key == key) return &n->val;
    if (n->next == 0) return NULL;
  }
}

static NOINLINE Value *find_long(Table *t, String *key) {
  for (Node *n = node_at(t, str_hash(key));; n += n->next) {
    if (v_isstr(n->key) && str_eq(v_tostr(n->key), key)) return &n->val;
    if (n->next == 0) return NULL;
  }
}

static inline Value *find_str(Table *t, String *key) {
  return likely(key->kind == STR_SHORT) ? tab_findshort(t, key) : find_long(t, key);
}

/* i is outside the array part. */
static inline Value *find_int(Table *t, int32_t i) { return t->node == DUMMY ? NULL : find_bits(t, v_num(i)); }

Value *tab_find(Table *t, Value key) {
  int32_t i;
  if (v_isstr(key)) return find_str(t, v_tostr(key));
  if (v_isnum(key) && num_toint(v_todouble(key), &i)) return (uint32_t)i < t->asize ? &t->array[i] : find_int(t, i);
  return v_isnil(key) ? NULL : find_bits(t, key);
}

Value tab_get(Table *t, Value key) {
  Value *p = tab_find(t, key);
  return p ? *p : V_NIL;
}

Value tab_getstr(Table *t, String *key) {
  Value *p = find_str(t, key);
  return p ? *p : V_NIL;
}

Value tab_getint_slow(Table *t, int32_t i) {
  Value *p = find_int(t, i);
  return p ? *p : V_NIL;
}

/* ---- growing ---- */

static Value *add_key(Table *t, Value key);

static void array_resize(Table *t, uint32_t n) {
  size_t old = array_bytes(t);
  uint32_t keep = t->asize < n ? t->asize : n;
  if (old) {
    t->array = mem_realloc(t->array, old, n * sizeof(Value));
  } else {
    Value *moved = n ? mem_alloc_inline(n * sizeof(Value)) : NULL;
    for (uint32_t i = 0; i < keep; i++) moved[i] = t->array[i];
    t->array = moved;
  }
  if (n == 0) t->array = NULL;
  fill_nil(t->array + keep, n - keep);
  t->asize = n;
}

static bool key_in_array(Table *t, Value key) {
  int32_t i;
  return v_isnum(key) && num_toint(v_todouble(key), &i) && (uint32_t)i < t->asize;
}

/* Sizes both parts and moves every entry to where it belongs now. `nodes` must have room for the keys outside the array.
 * When memory runs out in between, the table is still whole enough to be freed. */
static void resize(Table *t, uint32_t narray, uint32_t nodes) {
  Node *old = t->node;
  size_t old_bytes = node_bytes(t), old_size = old == DUMMY ? 0 : tab_sizenode(t);
  uint32_t old_asize = t->asize;
  charge((int)((old_asize + old_size) >> 6));
  if (narray > old_asize) array_resize(t, narray);
  if (nodes) {
    uint32_t lg = node_log(nodes);
    set_nodes(t, mem_alloc_inline(sizeof(Node) << lg), lg);
  } else set_no_nodes(t);
  if (narray < old_asize) {
    t->asize = narray; /* so that these keys are not looked for in the array */
    for (uint32_t i = narray; i < old_asize; i++)
      if (!v_isnil(t->array[i])) *add_key(t, v_num(i)) = t->array[i];
    t->asize = old_asize;
  }
  for (size_t i = old_size; i-- > 0;) {
    Node *n = &old[i];
    if (v_isnil(n->val)) continue;
    if (key_in_array(t, n->key)) t->array[(uint32_t)v_todouble(n->key)] = n->val;
    else {
      Node *mp = main_position(t, n->key);
      if (v_isnil(mp->key)) {
        mp->key = n->key;
        mp->val = n->val;
      } else *add_key(t, n->key) = n->val;
    }
  }
  if (old_bytes) mem_free_inline(old, old_bytes);
  if (narray < old_asize) array_resize(t, narray);
}

void tab_resize(Table *t, uint32_t narray, uint32_t nhash) {
  uint32_t need = 0;
  if (narray > TAB_ARRAY_MAX) prot_throw(PROT_MEMORY);
  for (uint32_t i = narray; i < t->asize; i++) need += !v_isnil(t->array[i]);
  if (t->node != DUMMY)
    for (Node *n = t->node, *end = n + tab_sizenode(t); n < end; n++) {
      int32_t i;
      if (v_isnil(n->val)) continue;
      need += !(v_isnum(n->key) && num_toint(v_todouble(n->key), &i) && (uint32_t)i < narray);
    }
  resize(t, narray, nhash > need ? nhash : need);
}

void tab_clear(Table *t) {
  size_t a = array_bytes(t), n = node_bytes(t);
  if (a) mem_free_inline(t->array, a);
  if (n) mem_free_inline(t->node, n);
  t->array = NULL;
  t->asize = t->border = 0;
  set_no_nodes(t);
}

static inline bool array_index(Value key, uint32_t *i) {
  int32_t n;
  if (!v_isnum(key) || !num_toint(v_todouble(key), &n) || (uint32_t)n >= TAB_ARRAY_MAX) return false;
  *i = (uint32_t)n;
  return true;
}

/* Nodes to make for n keys when the present ones do not suffice. */
static inline uint32_t node_room(Table *t, uint32_t n) {
  if (n == 0) return 0;
  uint32_t old = t->node == DUMMY ? 0 : tab_sizenode(t), now = 1u << node_log(n);
  if (now <= old && now - n < now / 4) now *= 2; /* see Growth */
  return now < 2 ? 2 : now;
}

/* The frequent case of a rehash: no key outside the array part could move into it. False: not so. */
static inline bool rehash_nodes(Table *t, Value extra) {
  uint32_t n = 1, i;
  if (array_index(extra, &i)) return false;
  if (t->node != DUMMY)
    for (Node *d = t->node, *end = d + tab_sizenode(t); d < end; d++) {
      if (v_isnil(d->val)) continue;
      if (array_index(d->key, &i)) return false;
      n++;
    }
  resize(t, t->asize, node_room(t, n));
  return true;
}

/* Makes room for one more key, `extra`. bins[b] counts the keys i with 2^(b-1) <= i < 2^b. */
static NOINLINE void rehash(Table *t, Value extra) {
  uint32_t bins[ARRAY_LOG_MAX + 1] = {0};
  uint32_t total = 1, in_array = 0, zero = 0, x, size = 0, inside = 0;
  if (t->asize) zero = !v_isnil(t->array[0]);
  for (uint32_t b = 1, i = 1; i < t->asize; b++) { /* the array by slices of equal bin */
    uint32_t end = t->asize >> b ? 1u << b : t->asize, n = 0;
    for (; i < end; i++) n += !v_isnil(t->array[i]);
    bins[b] += n;
    in_array += n;
  }
  total += in_array + zero;
  in_array++; /* slot 0 */
  if (t->node != DUMMY)
    for (Node *n = t->node, *end = n + tab_sizenode(t); n < end; n++) {
      if (v_isnil(n->val)) continue;
      total++;
      if (!array_index(n->key, &x)) continue;
      if (x == 0) zero = 1;
      else bins[32 - __builtin_clz(x)]++;
    }
  if (array_index(extra, &x)) {
    if (x == 0) zero = 1;
    else bins[32 - __builtin_clz(x)]++;
  }
  uint32_t sum = 0;
  for (uint32_t b = 1; b <= ARRAY_LOG_MAX; b++) {
    sum += bins[b];
    if (bins[b] && sum + 1 > (1u << b) / 2) {
      size = 1u << b;
      inside = sum;
    }
  }
  if (size && size < ARRAY_MIN) { /* all keys below ARRAY_MIN are in bins 1 and 2 */
    size = ARRAY_MIN;
    inside = bins[1] + bins[2];
  }
  if (size < t->asize && in_array > t->asize / 4) { /* not worth shrinking yet */
    size = t->asize;
    inside = in_array - 1;
  }
  if (size) inside += zero;
  resize(t, size, node_room(t, total - inside));
}

static inline Node *free_node(Table *t) {
  while (t->lastfree > t->node)
    if (v_isnil((--t->lastfree)->key)) return t->lastfree;
  return NULL;
}

/* Adds a normal key that is not in the table. */
static NOINLINE Value *add_key(Table *t, Value key) {
  Node *mp = main_position(t, key);
  if (!v_isnil(mp->val) || t->node == DUMMY) {
    Node *fresh = t->node == DUMMY ? NULL : free_node(t);
    if (fresh == NULL) {
      if (!rehash_nodes(t, key)) rehash(t, key);
      return tab_slot(t, key);
    }
    Node *other = main_position(t, mp->key); /* alive: it has a value */
    if (other == mp) { /* mp is at home: the new key joins its chain */
      fresh->next = mp->next ? (int32_t)(mp + mp->next - fresh) : 0;
      mp->next = (int32_t)(fresh - mp);
      mp = fresh;
    } else { /* mp belongs to another chain: it moves to the free node */
      while (other + other->next != mp) other += other->next;
      other->next = (int32_t)(fresh - other);
      *fresh = *mp;
      if (mp->next) fresh->next = (int32_t)(mp + mp->next - fresh);
      mp->next = 0;
    }
  }
  mp->key = key;
  mp->val = V_NIL;
  gc_barriert(t);
  return &mp->val;
}

/* Moves the integer keys from..asize-1, which the array part covers since a moment, out of the hash part. */
static void adopt_ints(Table *t, uint32_t from) {
  if (t->asize - from <= tab_sizenode(t)) {
    for (uint32_t i = from; i < t->asize; i++) {
      Value *p = find_bits(t, v_num(i));
      if (p) t->array[i] = *p, *p = V_NIL;
    }
  } else {
    for (Node *n = t->node, *end = n + tab_sizenode(t); n < end; n++)
      if (!v_isnil(n->val) && key_in_array(t, n->key)) {
        t->array[(uint32_t)v_todouble(n->key)] = n->val;
        n->val = V_NIL;
      }
  }
}

/* The slot of key i, which is in neither part. The first key behind a dense array part enlarges it. */
static NOINLINE Value *next_int(Table *t, int32_t i) {
  uint32_t n = t->asize;
  if ((uint32_t)i == (n ? n : 1) && n < TAB_ARRAY_MAX) {
    uint32_t used = 2, size = n < ARRAY_MIN ? ARRAY_MIN : n; /* slot 0 and i */
    for (uint32_t j = 1; j < n; j++) used += !v_isnil(t->array[j]);
    if (n >= ARRAY_MIN) {
      size = 1u << (32 - __builtin_clz(n)); /* the next power of two, or the one after it if that is near */
      if (size - n <= size / 8 && used > size && size < TAB_ARRAY_MAX) size *= 2;
    }
    if (used > size / 2 || size == ARRAY_MIN) {
      array_resize(t, size);
      if (t->node != DUMMY) adopt_ints(t, n);
      return &t->array[i];
    }
  }
  return add_key(t, v_num(i));
}

Value *tab_slotint(Table *t, int32_t i) {
  if ((uint32_t)i < t->asize) return &t->array[i];
  Value *p = find_int(t, i);
  return p ? p : next_int(t, i);
}

Value *tab_slotstr(Table *t, String *key) {
  t->absent = 0;
  Value *p = find_str(t, key);
  return p ? p : add_key(t, v_str(key));
}

Value *tab_slot(Table *t, Value key) {
  int32_t i;
  if (v_isstr(key)) return tab_slotstr(t, v_tostr(key));
  if (v_isnum(key) && num_toint(v_todouble(key), &i)) return tab_slotint(t, i);
  Value *p = find_bits(t, key);
  return p ? p : add_key(t, key);
}

Value *tab_add(Table *t, Value key) {
  if (v_isstr(key)) {
    t->absent = 0;
    return add_key(t, key);
  }
  return v_isnum(key) ? tab_slot(t, key) : add_key(t, key);
}

void tab_set(Table *t, Value key, Value val) {
  if (v_isnil(val)) { /* an absent key need not be made to be removed */
    Value *p = tab_find(t, key);
    if (p) *p = V_NIL;
    return;
  }
  *tab_slot(t, key) = val;
  gc_barriert(t);
}

void tab_setstr(Table *t, String *key, Value val) { tab_set(t, v_str(key), val); }

void tab_setint(Table *t, int32_t i, Value val) {
  if (v_isnil(val) && (uint32_t)i >= t->asize && !find_int(t, i)) return;
  *tab_slotint(t, i) = val;
  gc_barriert(t);
}

/* ---- length ---- */

/* A border in the hash part, above the full array part: doubles until it finds a nil, then halves. */
static NOINLINE uint32_t border_beyond(Table *t, uint32_t last) {
  uint32_t lo = last, hi = last + 1;
  while (!v_isnil(tab_getint(t, (int32_t)hi))) {
    lo = hi;
    if (hi > 0x3FFFFFFF) { /* only a table made to confuse gets here: look one by one */
      for (hi = 1; !v_isnil(tab_getint(t, (int32_t)hi)); hi++) {}
      return hi - 1;
    }
    hi *= 2;
  }
  while (hi - lo > 1) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (v_isnil(tab_getint(t, (int32_t)mid))) hi = mid;
    else lo = mid;
  }
  return lo;
}

/* Programs rely on more than the manual promises: #{1, nil, 3} is 3, that is, a full last slot counts before any hole. So the last slot
 * comes first, then the hint (0: none yet), then the search that PUC Lua and LuaJIT do. */
uint32_t tab_len(Table *t) {
  uint32_t last = t->asize ? t->asize - 1 : 0, b = t->border;
  Value *a = t->array;
  if (last == 0 || !v_isnil(a[last])) return t->node == DUMMY ? last : border_beyond(t, last);
  if (b != 0 && b < last) {
    if (!v_isnil(a[b])) {
      if (v_isnil(a[b + 1])) return b;
      if (v_isnil(a[b + 2])) return t->border = b + 1; /* b + 2 <= last: a[last] is nil, a[b + 1] is not */
    } else if (b > 1 && !v_isnil(a[b - 1])) return t->border = b - 1;
  }
  uint32_t lo = 0, hi = last;
  while (hi - lo > 1) {
    uint32_t mid = (lo + hi) / 2;
    if (v_isnil(a[mid])) hi = mid;
    else lo = mid;
  }
  return t->border = lo;
}

/* ---- iteration ---- */

bool tab_nextat(Table *t, uint32_t *pos, Value *key, Value *val) {
  uint32_t i = *pos, n = t->asize;
  for (; i < n; i++)
    if (!v_isnil(t->array[i])) {
      *key = v_num(i);
      *val = t->array[i];
      G.fuel -= (int32_t)((i - *pos) >> 6);
      *pos = i + 1;
      return true;
    }
  G.fuel -= (int32_t)((i - *pos) >> 6);
  if (t->node == DUMMY) return false;
  Node *node = t->node;
  for (uint32_t j = i - n, size = tab_sizenode(t); j < size; j++)
    if (!v_isnil(node[j].val)) {
      *key = node[j].key;
      *val = node[j].val;
      G.fuel -= (int32_t)((n + j - i) >> 6);
      *pos = n + j + 1;
      return true;
    }
  return false;
}

bool tab_posof(Table *t, Value key, uint32_t *pos) {
  uint32_t i;
  if (v_isnil(key)) return *pos = 0, true;
  key = normal_key(key);
  if (array_index(key, &i) && i < t->asize) return *pos = i + 1, true;
  for (Node *n = main_position(t, key);; n += n->next) {
    bool same = n->key == key || (v_isstr(key) && v_isstr(n->key) && str_eq(v_tostr(key), v_tostr(n->key)));
    bool buried = v_tag(n->key) == TAG_DEAD && v_isobj(key) && v_ptr(n->key) == v_ptr(key);
    if (same || buried) return *pos = t->asize + (uint32_t)(n - t->node) + 1, true;
    if (n->next == 0) return false;
  }
}

#ifdef EMI_CHECK
#include <stdlib.h>
void tab_validate(Table *t) {
  if (t->asize > TAB_ARRAY_MAX || (t->asize != 0) != (t->array != NULL)) abort();
  if (t->node == DUMMY) return;
  for (Node *n = t->node, *end = n + tab_sizenode(t); n < end; n++) {
    if (n->next && (n + n->next < t->node || n + n->next >= end)) abort();
    if (n >= t->lastfree && v_isnil(n->key)) abort();
    if (!v_isnil(n->val) && (key_in_array(t, n->key) || tab_find(t, n->key) != &n->val)) abort();
  }
}
#endif

/* ---- metatables ---- */

Value tab_meta_slow(Table *meta, int mm) {
  Value *p = tab_findshort(meta, G.mmname[mm]);
  Value v = p ? *p : V_NIL;
  if (v_isnil(v) && mm < 8) meta->absent |= (uint8_t)(1u << mm);
  return v;
}

Table *v_metatable(Value v) {
  if (v_istab(v)) return v_totab(v)->meta;
  if (v_isudata(v)) return v_toudata(v)->meta;
  return v_isnum(v) ? G.basemeta[15] : G.basemeta[~v_tag(v) & 15];
}
