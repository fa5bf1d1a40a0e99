/* Tables: raw access. Nothing here calls metamethods. */
#ifndef EMI_TAB_H
#define EMI_TAB_H
#include "state.h"

extern const Node tab_dummy[1];

/* The key of an entry without a value may be a dead object: the collector then retags it (tab_bury), so that only tab_posof, which
 * compares addresses, still finds it. Such a word is neither a number nor an object (v_isobj is false). */
#define TAG_DEAD 0xFFFFFFF6u
#define tab_bury(n) ((void)((n)->key = v_make(TAG_DEAD, (uintptr_t)v_ptr((n)->key))))

#define TAB_ARRAY_MAX (1u << 27) /* keys from here on are in the hash part */
Table *tab_new(uint32_t narray, uint32_t nhash);  /* room for keys 0..narray-1 and nhash others */
void tab_free(Table *t);
size_t tab_bytes(const Table *t);                 /* memory in use by it */

/* Reads return nil for absent keys. */
Value tab_get(Table *t, Value key);
Value tab_getstr(Table *t, String *key);          /* any string */
Value tab_getint_slow(Table *t, int32_t i);       /* i outside the array part */
static inline Value tab_getint(Table *t, int32_t i) {
  return (uint32_t)i < t->asize ? t->array[i] : tab_getint_slow(t, i);
}

/* Short-string lookup as the interpreter inlines it: pointer to the value slot, or NULL. */
static inline Value *tab_findshort(Table *t, String *key) {
  Node *n = &t->node[key->hash & (tab_sizenode(t) - 1)];
  Value k = v_str(key);
  for (;;) {
    if (n->key == k) return &n->val;
    if (n->next == 0) return NULL;
    n += n->next;
  }
}
Value *tab_find(Table *t, Value key);             /* existing slot of any key or NULL */

/* Writes: return the slot for the key, created if needed. The caller stores and calls gc_barriert(t). Writing a string key
 * also clears t->absent. The key must be neither nil nor NaN (check with tab_keyok first). */
Value *tab_slot(Table *t, Value key);
/* As tab_slot for a key that is known not to be in the table (tab_find answered NULL). */
Value *tab_add(Table *t, Value key);
Value *tab_slotstr(Table *t, String *key);
Value *tab_slotint(Table *t, int32_t i);
static inline bool tab_keyok(Value key) { return !v_isnil(key) && !(v_isnum(key) && v_todouble(key) != v_todouble(key)); }
/* Conveniences that include the barrier. */
void tab_set(Table *t, Value key, Value val);
void tab_setstr(Table *t, String *key, Value val);
void tab_setint(Table *t, int32_t i, Value val);

uint32_t tab_len(Table *t);                       /* a border, in O(log n); uses and updates t->border */
void tab_resize(Table *t, uint32_t narray, uint32_t nhash);
void tab_clear(Table *t); /* removes all entries and gives their memory back */
/* Iteration by position: positions 0..asize-1 are the array, then the nodes. tab_nextat looks from *pos on, skips nils, fills
 * key and val, sets *pos behind the entry; false at the end. Safe for any *pos even if the table changed meanwhile. */
bool tab_nextat(Table *t, uint32_t *pos, Value *key, Value *val);
/* Position behind `key` (nil: the start); false when the key is not in the table ("invalid key to 'next'"). */
bool tab_posof(Table *t, Value key, uint32_t *pos);

#ifdef EMI_CHECK
void tab_validate(Table *t); /* every key is where it belongs and can be found; aborts if not */
#endif

/* Metatables. Absence of the first 8 metamethods is cached. */
Value tab_meta_slow(Table *meta, int mm);
static inline Value tab_metamethod(Table *meta, int mm) {
  if (meta == NULL || (mm < 8 && (meta->absent & (1u << mm)))) return V_NIL;
  return tab_meta_slow(meta, mm);
}
Table *v_metatable(Value v);                      /* of any value, NULL if none */
static inline Value v_metamethod(Value v, int mm) { return tab_metamethod(v_metatable(v), mm); }

#endif
