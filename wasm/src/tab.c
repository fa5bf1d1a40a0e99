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
 * Rehash. Counts the integer keys by powers of two and makes the array part the largest 2^n of which more than half is used. Appending
 * therefore doubles the array each time, and reversed or sparse filling moves into the array once it is dense enough. */
#include "tab.h"
#include "gc.h"
#include "mem.h"
#include "prot.h"
#include "str.h"

const Node tab_dummy[1] = {{V_NIL, V_NIL, 0}};
#define DUMMY ((Node *)tab_dummy)
#define HASH_LOG_MAX 26
#define ARRAY_LOG_MAX 27 /* TAB_ARRAY_MAX */

/* ---- making and freeing ---- */

static void node_alloc(Table *t, uint32_t n) {
  uint32_t lg = 0;
  if (n == 0) {
    t->node = t->lastfree = DUMMY;
    t->lsizenode = 0;
    return;
  }
  while (lg <= HASH_LOG_MAX && (1u << lg) < n) lg++;
  if (lg > HASH_LOG_MAX) prot_throw(PROT_MEMORY);
  t->node = mem_alloc_inline(sizeof(Node) << lg);
  t->lsizenode = (uint8_t)lg;
  t->lastfree = t->node + ((size_t)1 << lg);
  for (Node *d = t->node; d < t->lastfree; d++) {
    d->key = d->val = V_NIL;
    d->next = 0;
  }
}

Table *tab_new(uint32_t narray, uint32_t nhash) {
  Table *t = gc_new(sizeof(Table), OBJ_TAB);
  t->absent = 0;
  t->asize = narray;
  t->border = 0;
  t->meta = NULL;
  t->array = NULL;
  if (narray) {
    t->array = mem_alloc_inline(narray * sizeof(Value));
    memset(t->array, 0xFF, narray * sizeof(Value));
  }
  node_alloc(t, nhash);
  return t;
}

static inline size_t node_bytes(const Table *t) { return t->node == DUMMY ? 0 : sizeof(Node) << t->lsizenode; }

void tab_free(Table *t) {
  if (t->asize) mem_free_inline(t->array, t->asize * sizeof(Value));
  if (t->node != DUMMY) mem_free_inline(t->node, node_bytes(t));
  mem_free_inline(t, sizeof(Table));
}

size_t tab_bytes(const Table *t) { return sizeof(Table) + t->asize * sizeof(Value) + node_bytes(t); }

/* ---- finding ---- */

static inline uint32_t hash_bits(Value k) {
  uint32_t h = (uint32_t)k ^ (uint32_t)(k >> 32) * 0x9E3779B1u;
  h ^= h >> 15;
  h *= 0x85EBCA77u;
  return h ^ h >> 13;
}

static inline Node *main_position(Table *t, Value k) {
  uint32_t h;
  if (v_isstr(k)) h = str_hash(v_tostr(k));
  else h = hash_bits(k == 0x8000000000000000ull ? 0 : k); /* -0 is 0 */
  return &t->node[h & (tab_sizenode(t) - 1)];
}

/* For keys other than short strings: numbers compare by value, long strings by content. */
static inline bool key_eq(Value a, Value b) {
  if (a == b) return true;
  if (v_isnum(a)) return v_isnum(b) && v_todouble(a) == v_todouble(b);
  return v_isstr(a) && v_isstr(b) && str_eq(v_tostr(a), v_tostr(b));
}

static Value *node_find(Table *t, Value key) {
  for (Node *n = main_position(t, key);; n += n->next) {
    if (key_eq(n->key, key)) return &n->val;
    if (n->next == 0) return NULL;
  }
}

Value *tab_find(Table *t, Value key) {
  int32_t i;
  if (v_isstr(key)) {
    String *s = v_tostr(key);
    return s->kind == STR_SHORT ? tab_findshort(t, s) : node_find(t, key);
  }
  if (v_isnum(key) && num_toint(v_todouble(key), &i) && (uint32_t)i < t->asize) return &t->array[i];
  return v_isnil(key) ? NULL : node_find(t, key);
}

Value tab_get(Table *t, Value key) {
  Value *p = tab_find(t, key);
  return p ? *p : V_NIL;
}

Value tab_getstr(Table *t, String *key) { return tab_get(t, v_str(key)); }

Value tab_getint_slow(Table *t, int32_t i) {
  if (t->node == DUMMY) return V_NIL;
  Value *p = node_find(t, v_num(i));
  return p ? *p : V_NIL;
}

/* ---- growing ---- */

static void count_key(Value key, uint32_t bins[ARRAY_LOG_MAX + 1]) {
  int32_t i;
  if (!v_isnum(key) || !num_toint(v_todouble(key), &i) || i < 0 || (uint32_t)i >= TAB_ARRAY_MAX) return;
  bins[i == 0 ? 0 : 32 - __builtin_clz((uint32_t)i)]++;
}

/* bins[b] counts the keys i with 2^(b-1) <= i < 2^b, bins[0] the key 0. Slot 0 is there whether key 0 is or not, so it counts as used. */
static void rehash(Table *t, Value extra) {
  uint32_t bins[ARRAY_LOG_MAX + 1] = {0}, total = 1;
  for (uint32_t b = 0, i = 0; i < t->asize; b++) { /* the array by slices of equal bin */
    uint32_t end = b == 0 ? 1 : 1u << b, n = 0;
    if (end > t->asize) end = t->asize;
    for (; i < end; i++) n += !v_isnil(t->array[i]);
    bins[b] += n;
    total += n;
  }
  if (t->node != DUMMY)
    for (Node *n = t->node, *end = n + tab_sizenode(t); n < end; n++)
      if (!v_isnil(n->val)) {
        count_key(n->key, bins);
        total++;
      }
  count_key(extra, bins);
  uint32_t size = 0, inside = 0, sum = 0;
  bool has_zero = bins[0] != 0;
  for (int b = 0; b <= ARRAY_LOG_MAX; b++) {
    sum += bins[b];
    if (bins[b] == 0 || (b == 0 && t->asize == 0)) continue;
    if (sum + !has_zero > (1u << b) / 2) {
      size = b == 0 ? 1 : 1u << b;
      inside = sum;
    }
  }
  tab_resize(t, size, total - inside);
}

static Node *free_node(Table *t) {
  if (t->node == DUMMY) return NULL;
  while (t->lastfree > t->node)
    if (v_isnil((--t->lastfree)->key)) return t->lastfree;
  return NULL;
}

NOINLINE Value *tab_add(Table *t, Value key) {
  if (v_isstr(key)) t->absent = 0;
  if (key == 0x8000000000000000ull) key = 0;
  Node *mp = main_position(t, key);
  if (t->node == DUMMY || !v_isnil(mp->val)) {
    Node *fresh = free_node(t);
    if (fresh == NULL) {
      rehash(t, key);
      return tab_slot(t, key);
    }
    Node *other = main_position(t, mp->key);
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

Value *tab_slot(Table *t, Value key) {
  if (v_isstr(key)) t->absent = 0;
  Value *p = tab_find(t, key);
  return p ? p : tab_add(t, key);
}

Value *tab_slotstr(Table *t, String *key) { return tab_slot(t, v_str(key)); }

Value *tab_slotint(Table *t, int32_t i) {
  if ((uint32_t)i < t->asize) return &t->array[i];
  Value *p = t->node == DUMMY ? NULL : node_find(t, v_num(i));
  return p ? p : tab_add(t, v_num(i));
}

void tab_set(Table *t, Value key, Value val) {
  *tab_slot(t, key) = val;
  gc_barriert(t);
}

void tab_setstr(Table *t, String *key, Value val) { tab_set(t, v_str(key), val); }

void tab_setint(Table *t, int32_t i, Value val) {
  *tab_slotint(t, i) = val;
  gc_barriert(t);
}

void tab_resize(Table *t, uint32_t narray, uint32_t nhash) {
  Value *old_array = t->array;
  Node *old_node = t->node;
  uint32_t old_asize = t->asize, keep = old_asize < narray ? old_asize : narray;
  size_t old_nodes = old_node == DUMMY ? 0 : tab_sizenode(t);
  if (narray != old_asize) {
    t->array = narray ? mem_alloc(narray * sizeof(Value)) : NULL;
    if (keep) memcpy(t->array, old_array, keep * sizeof(Value));
    if (narray > keep) memset(t->array + keep, 0xFF, (narray - keep) * sizeof(Value));
    t->asize = narray;
  }
  node_alloc(t, nhash);
  for (uint32_t i = keep; i < old_asize; i++)
    if (!v_isnil(old_array[i])) *tab_slotint(t, (int32_t)i) = old_array[i];
  for (Node *n = old_node, *end = n + old_nodes; n < end; n++) {
    if (v_isnil(n->val)) continue;
    Value v = n->val;
    int32_t i;
    if (v_isnum(n->key) && num_toint(v_todouble(n->key), &i) && (uint32_t)i < t->asize) t->array[i] = v;
    else *tab_add(t, n->key) = v;
  }
  if (old_asize && t->array != old_array) mem_free(old_array, old_asize * sizeof(Value));
  if (old_nodes) mem_free(old_node, old_nodes * sizeof(Node));
}

/* ---- length ---- */

/* A border in the hash part, above the full array part: doubles until it finds a nil, then halves. */
static uint32_t border_beyond(Table *t, uint32_t last) {
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

uint32_t tab_len(Table *t) {
  uint32_t n = t->asize, b = t->border;
  if (b + 1 < n && (b == 0 || !v_isnil(t->array[b]))) { /* the last answer, or one or two more */
    if (v_isnil(t->array[b + 1])) return b;
    if (b + 2 < n && v_isnil(t->array[b + 2])) return t->border = b + 1;
  } else if (b > 1 && b < n && v_isnil(t->array[b]) && !v_isnil(t->array[b - 1])) return t->border = b - 1;
  if (n > 1 && v_isnil(t->array[n - 1])) {
    uint32_t lo = 0, hi = n - 1;
    while (hi - lo > 1) {
      uint32_t mid = (lo + hi) / 2;
      if (v_isnil(t->array[mid])) hi = mid;
      else lo = mid;
    }
    return t->border = lo;
  }
  uint32_t last = n > 1 ? n - 1 : 0;
  if (last) t->border = last;
  return t->node == DUMMY ? last : border_beyond(t, last);
}

/* ---- iteration ---- */

bool tab_nextat(Table *t, uint32_t *pos, Value *key, Value *val) {
  uint32_t i = *pos, n = t->asize;
  for (; i < n; i++)
    if (!v_isnil(t->array[i])) {
      *key = v_num(i);
      *val = t->array[i];
      *pos = i + 1;
      return true;
    }
  if (t->node == DUMMY) return false;
  Node *node = t->node;
  for (uint32_t j = i - n, size = tab_sizenode(t); j < size; j++)
    if (!v_isnil(node[j].val)) {
      *key = node[j].key;
      *val = node[j].val;
      *pos = n + j + 1;
      return true;
    }
  return false;
}

bool tab_posof(Table *t, Value key, uint32_t *pos) {
  int32_t i;
  if (v_isnil(key)) return *pos = 0, true;
  if (v_isnum(key) && num_toint(v_todouble(key), &i) && (uint32_t)i < t->asize) return *pos = (uint32_t)i + 1, true;
  for (Node *n = main_position(t, key);; n += n->next) {
    bool buried = v_tag(n->key) == TAG_DEAD && v_isobj(key) && v_ptr(n->key) == v_ptr(key);
    if (buried || key_eq(n->key, key)) return *pos = t->asize + (uint32_t)(n - t->node) + 1, true;
    if (n->next == 0) return false;
  }
}

#ifdef EMI_CHECK
#include <stdlib.h>
void tab_validate(Table *t) {
  if (t->node == DUMMY) return;
  for (uint32_t i = 0; i < tab_sizenode(t); i++)
    if (!v_isnil(t->node[i].val) && node_find(t, t->node[i].key) != &t->node[i].val) abort();
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
