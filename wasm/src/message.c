/* The binary encoding of messages between VMs.
 *
 * Format. One tag byte, then what the tag asks for; multi-byte numbers are little-endian.
 *   00           hole (only among the elements of a table)
 *   01 02        false, true
 *   03 04 05     integer in 1, 2, 4 bytes, two's complement
 *   06           double, 8 bytes
 *   07           string: length as varint, bytes
 *   08           table: element count and member count in 1 byte each, then elements, then members
 *   09           the same with counts of 4 bytes
 *   0A           userdata: varint index into the list of attachments
 *   40 + n       string of n < 64 bytes
 *   80 + n       the integer n - 32
 * The elements of a table are the values of the keys 1, 2, 3 ...; a key without a value among them is a hole, and the last one is no
 * hole. A member is a key (a string, or a positive integer that is not among the elements) and a value; no key comes twice. A varint has
 * 7 bits a byte, the lowest first, and bit 7 set on all bytes but the last; at most 5 bytes.
 *
 * Writing. Functions, coroutines and the like are left out while the table is walked, so the counts are known only behind it: their
 * width is chosen from the size of the table, and they are filled in when it is done. Holes are written when an element follows.
 * A table carries MARK_PATH while it is open, that is, on the path from the root to the value being written: meeting the bit
 * means a cycle. The bit is gone again before message_encode returns, so the collector never sees it. A table met
 * twice elsewhere is written twice; the limit of the size bounds that, and SLOTS_MAX bounds the walks over tables that are large but empty.
 *
 * Reading trusts nothing. Every value takes a byte at least, so each table that is announced adds its elements + 2 * members to the
 * bytes `owed`; as long as those are still to come, memory stays within a constant factor of the message however deep tables that
 * promise much are nested. New tables are white and no collection runs in between, so filling them needs no barriers.
 *
 * Neither direction recurses: open tables wait on a work stack, so depth is bounded by memory alone. */
#include "message.h"
#include "emi.h"
#include "gc.h"
#include "mem.h"
#include "str.h"
#include "tab.h"
#include <float.h>

enum {
  M_HOLE, M_FALSE, M_TRUE, M_INT8, M_INT16, M_INT32, M_DOUBLE, M_STR, M_TABLE8, M_TABLE32, M_UDATA,
  M_STR0 = 0x40,
  M_INT0 = 0x80,
};
#define STR0_MAX 63
#define INT0_MIN (-32)

#define KEEP (64 * 1024)                    /* larger blocks are not kept between messages */
#define SLACK 16                            /* by how much room is asked for too generously, see put_* */
#define HANDLES_MAX (MESSAGE_MAX / 16)      /* a handle is to count as 16 bytes */
#define SLOTS_MAX ((uint64_t)MESSAGE_MAX * 4)
#define NODES_MAX (1u << 26)                /* no table has more (tab.c) */
#define NEG_ZERO 0x8000000000000000ull

Message message;

/* The work stack: frames of either direction. */
static struct { char *p; size_t cap; } work;

static NOINLINE void work_grow(void) {
  size_t cap = work.cap ? work.cap * 2 : 1024;
  work.p = mem_realloc(work.p, work.cap, cap);
  work.cap = cap;
}

static void work_free(void) {
  if (work.cap) mem_free(work.p, work.cap);
  work.p = NULL;
  work.cap = 0;
}

static void work_done(void) {
  if (work.cap > KEEP) work_free();
}

/* What was done is paid with the fuel of the slice; not below what gc.c also keeps clear of, so that it cannot wrap. */
static void pay(uint64_t values, uint64_t slots, uint64_t bytes) {
  if (G.fuel > -(1 << 29)) charge((int)(1 + (values >> 2) + (slots >> 6) + (bytes >> 8)));
}

/* ---- encoding ---- */

#define message_cap() ((size_t)(message.end - message.bytes))

static void bytes_free(void) {
  if (message.bytes) mem_free(message.bytes, message_cap());
  message.bytes = message.end = NULL;
}

static void handles_free(void) {
  if (message.handles) mem_free(message.handles, message.handles_cap * sizeof(uint32_t));
  message.handles = NULL;
  message.handles_cap = 0;
}

void message_close(void) {
  bytes_free();
  handles_free();
  work_free();
  message.size = message.nhandles = 0;
}

/* Room for n bytes at w, which may move: answers where w is then, or NULL when the message gets too large. */
static NOINLINE uint8_t *grow(uint8_t *w, size_t n) {
  size_t len = (size_t)(w - message.bytes), cap = message_cap();
  if (n > MESSAGE_MAX + SLACK - len) return NULL;
  size_t size = cap < 256 ? 256 : cap * 2;
  while (size < len + n) size *= 2;
  if (size > MESSAGE_MAX + SLACK) size = MESSAGE_MAX + SLACK;
  message.bytes = mem_realloc(message.bytes, cap, size);
  message.end = message.bytes + size;
  return message.bytes + len;
}
static inline uint8_t *room(uint8_t *w, size_t n) { return likely((size_t)(message.end - w) >= n) ? w : grow(w, n); }

static inline uint8_t *put_varint(uint8_t *w, uint32_t n) {
  for (; n >= 0x80; n >>= 7) *w++ = (uint8_t)(n | 0x80);
  *w++ = (uint8_t)n;
  return w;
}

static inline uint8_t *put_num(uint8_t *w, Value v) {
  int32_t i;
  if (unlikely((w = room(w, 9)) == NULL)) return NULL;
  if (!num_toint(v_todouble(v), &i) || v == NEG_ZERO) {
    *w = M_DOUBLE;
    memcpy(w + 1, &v, 8);
    return w + 9;
  }
  uint32_t small = (uint32_t)i - (uint32_t)INT0_MIN;
  if (small < 256 - M_INT0) {
    *w = (uint8_t)(M_INT0 + small);
    return w + 1;
  }
  if (i == (int8_t)i) {
    *w = M_INT8;
    w[1] = (uint8_t)i;
    return w + 2;
  }
  if (i == (int16_t)i) {
    int16_t half = (int16_t)i;
    *w = M_INT16;
    memcpy(w + 1, &half, 2);
    return w + 3;
  }
  *w = M_INT32;
  memcpy(w + 1, &i, 4);
  return w + 5;
}

static inline uint8_t *put_str(uint8_t *w, const String *s) {
  uint32_t n = s->len;
  if (unlikely((w = room(w, (size_t)n + 6)) == NULL)) return NULL;
  if (likely(n <= STR0_MAX)) *w++ = (uint8_t)(M_STR0 + n);
  else {
    *w++ = M_STR;
    w = put_varint(w, n);
  }
  memcpy(w, s->data, n);
  return w + n;
}

static NOINLINE uint8_t *put_udata(uint8_t *w, const Udata *u) {
  uint32_t i = message.nhandles;
  if (i == HANDLES_MAX || (w = room(w, 6)) == NULL) return NULL;
  if (i == message.handles_cap) {
    uint32_t cap = i ? i * 2 : 8;
    message.handles = mem_realloc(message.handles, i * sizeof(uint32_t), cap * sizeof(uint32_t));
    message.handles_cap = cap;
  }
  message.handles[message.nhandles++] = u->handle;
  *w++ = M_UDATA;
  return put_varint(w, i);
}

/* Anything sendable but a table. NULL when the message gets too large. */
static inline uint8_t *put(uint8_t *w, Value v) {
  if (v_isnum(v)) return put_num(w, v);
  if (v_isstr(v)) return put_str(w, v_tostr(v));
  if (v_isudata(v)) return put_udata(w, v_toudata(v));
  if (unlikely((w = room(w, 1)) == NULL)) return NULL;
  *w++ = v == V_TRUE ? M_TRUE : M_FALSE;
  return w;
}

static inline bool sendable(Value v) {
  if (v_isnum(v) || v_isstr(v) || v_isbool(v)) return true;
  if (v_istab(v)) return v_totab(v)->meta == NULL;
  return v_isudata(v) && (v_toudata(v)->kind & EMI_SENDABLE) != 0;
}

static inline bool key_sendable(Value k) {
  if (v_isstr(k)) return true;
  double d = v_todouble(k);
  return v_isnum(k) && d >= 1 && d <= DBL_MAX && __builtin_floor(d) == d;
}

/* Slots 0 .. base - 1 of a walk are the array part (slot 0, key 0, is not sent); the nodes follow. */
#define walk_base(t) ((t)->asize ? (t)->asize : 1)
#define is_wide(t) ((t)->asize > 256 || (t)->lsizenode > 7)

/* Writes count number `which` (0 or 1) into the gap left for it at offset `head`. */
static inline void fill_count(const Table *t, uint32_t head, int which, uint32_t n) {
  uint8_t *p = message.bytes + head;
  if (is_wide(t)) memcpy(p + 4 * which, &n, 4);
  else p[which] = (uint8_t)n;
}

typedef struct Walk {
  Table *t;
  uint32_t i;    /* slot to look at next */
  uint32_t n;    /* in the array part: the last key written; in the nodes: members written */
  uint32_t head; /* offset of the counts */
} Walk;

static int encode_table(Table *t) {
  uint8_t *w = message.bytes;
  uint32_t i, n, head, base;
  uint64_t slots = 0, values = 0;
  size_t depth = 0;
  int code = EMI_MSG_TOO_LARGE;

enter:
  t->mark |= MARK_PATH;
  slots += t->asize + tab_sizenode(t);
  if (unlikely(slots > SLOTS_MAX || (w = room(w, 9)) == NULL)) goto leave;
  *w++ = is_wide(t) ? M_TABLE32 : M_TABLE8;
  head = (uint32_t)(w - message.bytes);
  w += is_wide(t) ? 8 : 2;
  i = 1;
  n = 0;
  for (;;) {
    Value v;
    base = walk_base(t);
    for (const Value *array = t->array; i < base;) { /* the bytes written may alias anything: t is not asked again */
      v = array[i++];
      if (!sendable(v)) continue;
      uint32_t holes = i - 2 - n;
      if (unlikely(holes != 0)) {
        if ((w = room(w, holes)) == NULL) goto leave;
        memset(w, M_HOLE, holes);
        w += holes;
      }
      n = i - 1;
      if (v_istab(v)) goto child;
      if (unlikely((w = put(w, v)) == NULL)) goto leave;
    }
    if (i == base) { /* arrived at the nodes; whoever comes back from a child there is further on */
      fill_count(t, head, 0, n);
      values += n;
      n = 0;
    }
    for (uint32_t end = base + tab_sizenode(t); i < end;) {
      const Node *node = &t->node[i++ - base];
      v = node->val;
      if (!sendable(v) || !key_sendable(node->key)) continue;
      n++;
      if (unlikely((w = put(w, node->key)) == NULL)) goto leave;
      if (v_istab(v)) goto child;
      if (unlikely((w = put(w, v)) == NULL)) goto leave;
    }
    fill_count(t, head, 1, n);
    values += n;
    t->mark &= (uint8_t)~MARK_PATH;
    if (depth == 0) break;
    Walk *f = (Walk *)work.p + --depth;
    t = f->t, i = f->i, n = f->n, head = f->head;
    continue;
  child:
    if (unlikely((depth + 1) * sizeof(Walk) > work.cap)) work_grow();
    ((Walk *)work.p)[depth++] = (Walk){t, i, n, head};
    t = v_totab(v);
    if (likely(!(t->mark & MARK_PATH))) goto enter;
    code = EMI_MSG_CYCLE;
    goto leave;
  }
  message.size = (uint32_t)(w - message.bytes);
  code = message.size > MESSAGE_MAX ? EMI_MSG_TOO_LARGE : 0;

leave:
  if (code != 0) {
    t->mark &= (uint8_t)~MARK_PATH;
    while (depth > 0) ((Walk *)work.p)[--depth].t->mark &= (uint8_t)~MARK_PATH;
  }
  pay(values, slots, w ? (uint64_t)(w - message.bytes) : MESSAGE_MAX);
  return code;
}

int message_encode(Value v) {
  int code = 0;
  if (message_cap() > KEEP) bytes_free();
  if (message.handles_cap > KEEP / sizeof(uint32_t)) handles_free();
  message.size = message.nhandles = 0;
  if (!sendable(v)) return EMI_MSG_UNSENDABLE;
  if (v_istab(v)) {
    code = encode_table(v_totab(v));
    work_done();
  } else {
    uint8_t *w = put(message.bytes, v);
    size_t size = w ? (size_t)(w - message.bytes) : SIZE_MAX;
    if (size > MESSAGE_MAX) code = EMI_MSG_TOO_LARGE;
    else message.size = (uint32_t)size;
    pay(1, 0, message.size);
  }
  if (code != 0) message.size = message.nhandles = 0;
  return code;
}

/* ---- decoding ---- */

/* Each answers where it stopped, or NULL. */
static inline const uint8_t *get_varint(const uint8_t *p, const uint8_t *end, uint32_t *out) {
  uint32_t n = 0;
  for (int shift = 0; p < end && shift < 35; shift += 7) {
    uint32_t b = *p++;
    if (shift == 28 && b > 0x0F) return NULL;
    n |= (b & 0x7F) << shift;
    if (b < 0x80) {
      *out = n;
      return p;
    }
  }
  return NULL;
}

static const uint8_t *get_str(const uint8_t *p, const uint8_t *end, uint32_t n, Value *out) {
  if (n > (size_t)(end - p)) return NULL;
  *out = v_str(str_new((const char *)p, n));
  return p + n;
}

/* A number or a string whose tag is given: all that can be a key, and most values. */
static inline const uint8_t *get(const uint8_t *p, const uint8_t *end, uint32_t tag, Value *out) {
  if (tag >= M_INT0) {
    *out = v_num((int)tag - M_INT0 + INT0_MIN);
    return p;
  }
  if (tag >= M_STR0) return get_str(p, end, tag - M_STR0, out);
  size_t left = (size_t)(end - p);
  switch (tag) {
    case M_INT8:
      if (left < 1) return NULL;
      *out = v_num((int8_t)*p);
      return p + 1;
    case M_INT16: {
      int16_t i;
      if (left < 2) return NULL;
      memcpy(&i, p, 2);
      *out = v_num(i);
      return p + 2;
    }
    case M_INT32: {
      int32_t i;
      if (left < 4) return NULL;
      memcpy(&i, p, 4);
      *out = v_num(i);
      return p + 4;
    }
    case M_DOUBLE: {
      uint64_t bits;
      double d;
      if (left < 8) return NULL;
      memcpy(&bits, p, 8);
      memcpy(&d, &bits, 8);
      if (d != d) bits = (bits & NEG_ZERO) | 0x7FF8000000000000ull; /* the canonical one of either sign, see value.h */
      *out = bits;
      return p + 8;
    }
    case M_STR: {
      uint32_t n;
      return (p = get_varint(p, end, &n)) ? get_str(p, end, n, out) : NULL;
    }
    default: return NULL;
  }
}

typedef struct Fill {
  Table *t;
  uint32_t elements, members; /* still to come */
} Fill;

/* The elements at *slot as long as they are small integers and doubles, all but the last. */
static inline const uint8_t *get_run(const uint8_t *p, const uint8_t *end, Value **slot, uint32_t *elements, uint64_t *owed) {
  Value *v = *slot, *last = v + *elements - 1;
  for (; v < last && (size_t)(end - p) > 9; v++) {
    uint32_t tag = *p;
    if (tag >= M_INT0 || tag == M_DOUBLE || tag == M_INT16) p = get(p + 1, end, tag, v);
    else break;
  }
  uint32_t done = (uint32_t)(v - *slot);
  *elements -= done;
  *owed -= done;
  *slot = v;
  return p;
}

static bool decode(Value *out, const uint8_t *p, const uint8_t *end, const Value *attachments, uint32_t nattachments) {
  Table *t = NULL;
  uint32_t elements = 0, members = 0, tag;
  uint64_t owed = 0;
  size_t depth = 0;
  Value *slot = out;
  for (;;) {
    if (p == end) return false;
    tag = *p++;
    switch (tag) {
      case M_HOLE:
        if (elements == 0) return false; /* at the top, as a member, or as the last element */
        break;
      case M_FALSE: *slot = V_FALSE; break;
      case M_TRUE: *slot = V_TRUE; break;
      case M_UDATA: {
        uint32_t i;
        p = get_varint(p, end, &i);
        if (p == NULL || i >= nattachments || !v_isudata(attachments[i])) return false;
        *slot = attachments[i];
        break;
      }
      case M_TABLE8: case M_TABLE32: {
        uint32_t count[2];
        if ((size_t)(end - p) < (tag == M_TABLE8 ? 2 : 8)) return false;
        if (tag == M_TABLE8) {
          count[0] = p[0], count[1] = p[1];
          p += 2;
        } else {
          memcpy(count, p, 8);
          p += 8;
        }
        uint64_t left = (uint64_t)(end - p), least = count[0] + 2 * (uint64_t)count[1];
        if (owed + least > left || count[0] >= TAB_ARRAY_MAX || count[1] > NODES_MAX) return false;
        owed += least;
        Table *child = tab_new(count[0] ? count[0] + 1 : 0, count[1]);
        *slot = v_tab(child);
        if (elements | members) { /* a table that is complete need not be returned to */
          if (unlikely((depth + 1) * sizeof(Fill) > work.cap)) work_grow();
          ((Fill *)work.p)[depth++] = (Fill){t, elements, members};
        }
        t = child;
        elements = count[0];
        members = count[1];
        break;
      }
      default:
        p = get(p, end, tag, slot);
        if (unlikely(p == NULL)) return false;
    }
    if ((elements | members) == 0) {
      if (depth == 0) return p == end;
      Fill *f = (Fill *)work.p + --depth;
      t = f->t, elements = f->elements, members = f->members;
    }
    if (elements != 0) {
      slot = &t->array[t->asize - elements];
      p = get_run(p, end, &slot, &elements, &owed);
      elements--;
      owed--;
    } else {
      Value key;
      if (p == end) return false;
      tag = *p++;
      p = get(p, end, tag, &key);
      if (unlikely(p == NULL || !key_sendable(key))) return false;
      slot = tab_slot(t, key);
      if (unlikely(!v_isnil(*slot))) return false; /* the same key again */
      members--;
      owed -= 2;
    }
  }
}

bool message_decode(Value *out, const uint8_t *p, size_t len, const Value *attachments, uint32_t n) {
  Value v = V_NIL;
  bool ok = len <= MESSAGE_MAX && decode(&v, p, p + len, attachments, n);
  work_done();
  pay(len >> 2, 0, len);
  *out = ok ? v : V_NIL;
  return ok;
}
