/* The string table, hashing and comparison.
 *
 * Short strings live in a table of buckets, linked through Obj.next: the table is also their list of objects, so interning costs no
 * extra word and a dying string needs no search to be unlinked.
 *
 * Hash. Scripts from outside choose the strings, so the hash must not be predictable. The text is read as 8-byte words w[i]
 * (the last one overlaps its predecessor), and S = sum of (low(w[i]) + k[2i]) * (high(w[i]) + k[2i+1]), products of 32 bits
 * to 64, where the k are secrets made from the VM's seed: for any two different texts of one length, S agrees with
 * probability 2^-32 over the k. A multiplication by a secret odd number then brings the high bits down. Long strings
 * are hashed the same way by blocks of 40 bytes, chained by multiplication. */
#include "str.h"
#include "gc.h"
#include "mem.h"
#include "prot.h"

uint64_t hash_mul = 0x9E3779B97F4A7C15ull;
#define HASH_WORDS (STR_SHORT_MAX / 8)
static uint32_t hash_key[2 * HASH_WORDS];

#define STRTAB_MIN 256u
#define STRTAB_MAX (1u << 26)

static inline uint64_t read64(const char *p) { uint64_t w; memcpy(&w, p, 8); return w; }
static inline uint32_t read32(const char *p) { uint32_t w; memcpy(&w, p, 4); return w; }

static inline uint64_t hash_word(uint64_t w, int i) {
  return (uint64_t)((uint32_t)w + hash_key[2 * i]) * ((uint32_t)(w >> 32) + hash_key[2 * i + 1]);
}

static inline uint64_t hash_block(const char *p, size_t len) {
  if (len >= 8) {
    uint64_t s = hash_word(read64(p + len - 8), 0);
    for (size_t i = 1; i * 8 < len; i++) s += hash_word(read64(p + i * 8 - 8), (int)i);
    return s;
  }
  if (len >= 4) return hash_word(read32(p) | (uint64_t)read32(p + len - 4) << 32, 0);
  if (len == 0) return 0;
  return hash_word((uint32_t)(unsigned char)p[0] | (uint32_t)(unsigned char)p[len / 2] << 8 | (uint32_t)(unsigned char)p[len - 1] << 16, 0);
}

static inline uint32_t hash_end(uint64_t s, size_t len) {
  s += (uint64_t)len * 0xD6E8FEB86659FD93ull;
  s ^= s >> 32;
  s *= hash_mul;
  return (uint32_t)(s >> 32) ^ (uint32_t)(s >> 49);
}

NOINLINE static uint32_t hash_long(const char *p, size_t len) {
  uint64_t s = 0;
  size_t left = len;
  for (; left > STR_SHORT_MAX; left -= STR_SHORT_MAX, p += STR_SHORT_MAX)
    s = (s ^ s >> 29) * hash_mul + hash_block(p, STR_SHORT_MAX);
  s = (s ^ s >> 29) * hash_mul + hash_block(p, left);
  uint32_t h = hash_end(s, len);
  return h ? h : 1;
}

uint32_t str_hash(String *s) {
  if (s->hash == 0 && s->kind == STR_LONG) s->hash = hash_long(s->data, s->len);
  return s->hash;
}

void str_init(void) {
  uint64_t x = (uint64_t)G.seed << 32 ^ G.seed ^ 0x5851F42D4C957F2Dull;
  uint64_t made[HASH_WORDS + 1];
  for (int i = 0; i <= HASH_WORDS; i++) { /* the counter-based generator of Steele, Lea and Flood (2014), splitmix */
    uint64_t z = (x += 0x9E3779B97F4A7C15ull);
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ z >> 27) * 0x94D049BB133111EBull;
    made[i] = z ^ z >> 31;
  }
  memcpy(hash_key, made, sizeof hash_key);
  hash_mul = made[HASH_WORDS] | 1;
  G.strtab_size = STRTAB_MIN;
  G.strtab_count = 0;
  G.strtab = mem_newarray(String *, STRTAB_MIN);
  memset(G.strtab, 0, STRTAB_MIN * sizeof(String *));
}

static void strtab_resize(uint32_t size) {
  String **now = mem_newarray(String *, size);
  memset(now, 0, size * sizeof(String *));
  for (uint32_t i = 0; i < G.strtab_size; i++) {
    for (String *next, *s = G.strtab[i]; s; s = next) {
      next = (String *)s->next;
      String **at = &now[s->hash & (size - 1)];
      s->next = (Obj *)*at;
      *at = s;
    }
  }
  mem_free(G.strtab, G.strtab_size * sizeof(String *));
  G.strtab = now;
  G.strtab_size = size;
}

/* Both are for at most STR_SHORT_MAX bytes: a library call costs more than these bytes do. Lengths below 8 are done by two
 * overlapping words as well. */
static inline bool same_short(const char *a, const char *b, size_t len) {
  if (len >= 8) {
    if (read64(a + len - 8) != read64(b + len - 8)) return false;
    for (size_t i = 8; i < len; i += 8)
      if (read64(a + i - 8) != read64(b + i - 8)) return false;
    return true;
  }
  if (len >= 4) return read32(a) == read32(b) && read32(a + len - 4) == read32(b + len - 4);
  if (len == 0) return true;
  return a[0] == b[0] && a[len / 2] == b[len / 2] && a[len - 1] == b[len - 1];
}

static inline void copy_short(char *to, const char *from, size_t len) {
  if (len >= 8) {
    uint64_t last = read64(from + len - 8);
    for (size_t i = 8; i < len; i += 8) memcpy(to + i - 8, from + i - 8, 8);
    memcpy(to + len - 8, &last, 8);
  } else if (len >= 4) {
    uint32_t a = read32(from), b = read32(from + len - 4);
    memcpy(to, &a, 4);
    memcpy(to + len - 4, &b, 4);
  } else if (len != 0) {
    char a = from[0], b = from[len / 2], c = from[len - 1];
    to[0] = a, to[len / 2] = b, to[len - 1] = c;
  }
}

static NOINLINE String *intern_new(const char *p, size_t len, uint32_t h) {
  String *s = mem_alloc_inline(offsetof(String, data) + len + 1);
  s->type = OBJ_STR;
  s->mark = G.gc_white;
  s->kind = STR_SHORT;
  s->reserved = 0;
  s->hash = h;
  s->len = (uint32_t)len;
  copy_short(s->data, p, len);
  s->data[len] = 0;
  String **at = &G.strtab[h & (G.strtab_size - 1)];
  s->next = (Obj *)*at;
  *at = s;
  if (unlikely(++G.strtab_count > G.strtab_size) && G.gc_phase != GC_SWEEPSTR && G.strtab_size < STRTAB_MAX)
    strtab_resize(G.strtab_size * 2);
  return s;
}

static inline String *intern(const char *p, size_t len) {
  uint32_t h = hash_end(hash_block(p, len), len);
  for (String *s = G.strtab[h & (G.strtab_size - 1)]; s; s = (String *)s->next) {
    if (s->hash == h && s->len == len && same_short(s->data, p, len)) {
      if (unlikely(s->mark & gc_otherwhite())) s->mark ^= GC_WHITES; /* dead, but the sweep has not come by: it lives again */
      return s;
    }
  }
  return intern_new(p, len, h);
}

String *str_blank(size_t len) {
  if (len > STR_MAX) prot_throw(PROT_MEMORY);
  String *s = gc_new(offsetof(String, data) + len + 1, OBJ_STR);
  s->kind = STR_LONG;
  s->reserved = 0;
  s->hash = 0;
  s->len = (uint32_t)len;
  s->data[len] = 0;
  return s;
}

String *str_new(const char *p, size_t len) {
  if (likely(len <= STR_SHORT_MAX)) return intern(p, len);
  String *s = str_blank(len);
  memcpy(s->data, p, len);
  return s;
}

String *str_newz(const char *p) { return str_new(p, strlen(p)); }

String *str_fixed(const char *p) {
  String *s = intern(p, strlen(p));
  s->mark = MARK_FIXED;
  return s;
}

/* Index of the first byte in which a and b differ, or n. */
static inline size_t first_difference(const char *a, const char *b, size_t n) {
  size_t i = 0;
  for (; i + 8 <= n; i += 8) {
    uint64_t x = read64(a + i) ^ read64(b + i);
    if (x != 0) return i + (size_t)(__builtin_ctzll(x) >> 3); /* both of our targets are little-endian */
  }
  while (i < n && a[i] == b[i]) i++;
  return i;
}

bool str_eq_long(const String *a, const String *b) {
  if (a->len != b->len || (a->hash != b->hash && a->hash != 0 && b->hash != 0)) return false;
  size_t same = first_difference(a->data, b->data, a->len);
  G.fuel -= (int32_t)(same >> 8);
  return same == a->len;
}

int str_cmp(const String *a, const String *b) {
  uint32_t n = a->len < b->len ? a->len : b->len;
  size_t i = first_difference(a->data, b->data, n);
  G.fuel -= (int32_t)(i >> 8);
  if (i < n) return (unsigned char)a->data[i] < (unsigned char)b->data[i] ? -1 : 1;
  return a->len < b->len ? -1 : a->len > b->len;
}

bool v_raweq(Value a, Value b) {
  if (v_isnum(a) && v_isnum(b)) return v_todouble(a) == v_todouble(b);
  if (a == b) return true;
  return v_isstr(a) && v_isstr(b) && str_eq(v_tostr(a), v_tostr(b));
}

/* ---- for the collector ---- */

uint32_t str_sweep(uint32_t *bucket, uint32_t n) {
  uint32_t seen = 0, i = *bucket, end = G.strtab_size - i < n ? G.strtab_size : i + n;
  uint8_t dead = gc_otherwhite(), white = G.gc_white;
  for (; i < end; i++) {
    Obj **at = (Obj **)&G.strtab[i];
    for (Obj *o; (o = *at) != NULL;) {
      seen++;
      if (o->mark & dead) {
        *at = o->next;
        mem_free_inline(o, str_bytes((String *)o));
        G.strtab_count--;
      } else {
        if (o->mark != MARK_FIXED) o->mark = white;
        at = &o->next;
      }
    }
  }
  *bucket = end;
  return seen;
}

void str_sweep_done(void) {
  if (G.strtab_count < G.strtab_size / 8 && G.strtab_size > STRTAB_MIN && mem_fits(G.strtab_size / 2 * sizeof(String *)))
    strtab_resize(G.strtab_size / 2);
}

void str_free(String *s) { mem_free_inline(s, str_bytes(s)); }

void str_close(void) {
  for (uint32_t i = 0; i < G.strtab_size; i++)
    for (String *next, *s = G.strtab[i]; s; s = next) {
      next = (String *)s->next;
      str_free(s);
    }
  if (G.strtab_size) mem_free(G.strtab, G.strtab_size * sizeof(String *));
  G.strtab = NULL;
  G.strtab_size = G.strtab_count = 0;
}
