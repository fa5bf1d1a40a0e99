/* Size-class allocator.
 *
 * Representation. Blocks of up to MEM_SMALL_MAX bytes are rounded up to multiples of 8 and carved one after the other from
 * chunks of CHUNK_SIZE bytes, aligned to their size. Blocks of different sizes share a chunk, so a small VM needs few
 * chunks and a table lies beside its nodes. A freed block goes to the free list of its size and serves the next request
 * of that size. Larger blocks are malloc's.
 *
 * Limit. G.mem_limit bounds what was taken from the machine: chunks plus large blocks. Taking a block off a free list cannot
 * raise that, so the fast path checks nothing. A program that keeps changing its block sizes cannot hold a multiple of
 * its limit in free lists either: when the limit is reached, chunks in which every block is free are found (mem_trim) and
 * returned, and larger free blocks are split, before the VM is declared out of memory.
 *
 * Debt. Allocation raises G.gc_debt and freeing lowers it by the same amount, so memory that C code takes and gives back
 * does not speed up the collector. The collector sets the debt anew after each of its steps, hence what the sweep
 * frees does not count. */
#define _POSIX_C_SOURCE 200809L /* posix_memalign */
#include "mem.h"
#include "gc.h"
#include "prot.h"
#include <stdlib.h>

MemFree *mem_free_lists[MEM_SMALL_MAX / 8 + 1];

#define DEBT_MAX (1 << 30)
static inline void debt_add(int64_t n) {
  int64_t d = G.gc_debt + n;
  G.gc_debt = (int32_t)(d > DEBT_MAX ? DEBT_MAX : d < -DEBT_MAX ? -DEBT_MAX : d);
}

bool mem_alarm;
static uint64_t alarm_at; /* value of `held` at which it rings; 0: not set yet */

void mem_alarm_set(void) {
  uint64_t held = mem_held() + G.mem_external, soon = G.mem_limit - G.mem_limit / 8;
  mem_alarm = false;
  alarm_at = held < soon ? soon : held + (G.mem_limit > held ? (G.mem_limit - held) / 2 : 0);
}

static inline void held_grew(uint64_t held) {
  if (likely(G.mem_limit == 0)) return;
  if (unlikely(alarm_at > G.mem_limit || alarm_at < G.mem_limit / 2)) alarm_at = G.mem_limit - G.mem_limit / 8; /* a new limit */
  if (held <= alarm_at) return;
  mem_alarm = true;
  if (G.gc_debt <= 0) G.gc_debt = 1;
}

bool mem_external_add(int64_t delta) {
  if (delta > 0 && !mem_fits((size_t)delta)) {
    mem_alarm = true; /* a full collection at the next safe point: the program may try again */
    if (G.gc_debt <= 0) G.gc_debt = 1;
    return false;
  }
  G.mem_external += (uint64_t)delta;
  debt_add(delta);
  if (delta > 0) held_grew(mem_held() + G.mem_external);
  return true;
}

static char empty_block[8]; /* the address of every block of 0 bytes */

#ifdef EMI_PLAIN_MALLOC

uint64_t mem_held(void) { return G.mem_used; }
void mem_trim(void) {}
void mem_close(void) {}

bool mem_fits(size_t size) { return G.mem_limit == 0 || G.mem_used + G.mem_external + size <= G.mem_limit; }

void *mem_alloc_slow(size_t size) {
  if (size == 0) return empty_block;
  void *p = mem_fits(size) ? malloc(size) : NULL;
  if (p == NULL) prot_throw(PROT_MEMORY);
  G.mem_used += size;
  debt_add((int64_t)size);
  held_grew(G.mem_used + G.mem_external);
  return p;
}

void mem_free_slow(void *p, size_t size) {
  if (size == 0) return;
  free(p);
  G.mem_used -= size;
  debt_add(-(int64_t)size);
}

void *mem_realloc(void *p, size_t oldsize, size_t newsize) {
  void *q = mem_alloc_slow(newsize);
  if (oldsize != 0) memcpy(q, p, oldsize < newsize ? oldsize : newsize);
  mem_free_slow(p, oldsize);
  return q;
}

#else

/* malloc keeps a few bytes of its own before each block; asking for a little less than the alignment lets chunks lie
 * next to each other. */
#define CHUNK_SIZE 8192u
#define CHUNK_BYTES (CHUNK_SIZE - 32)
typedef struct Chunk Chunk;
struct Chunk {
  _Alignas(8) Chunk *next;
  uint32_t nfree; /* during mem_trim: bytes in free lists */
};
#define CHUNK_ROOM (CHUNK_BYTES - sizeof(Chunk))
#define chunk_of(p) ((Chunk *)((uintptr_t)(p) & ~(uintptr_t)(CHUNK_SIZE - 1)))

static Chunk *chunks;       /* the first one is being carved */
static char *bump, *bump_end;
static uint64_t held;

uint64_t mem_held(void) { return held; }

bool mem_fits(size_t size) { return G.mem_limit == 0 || held + G.mem_external + size <= G.mem_limit; }

static inline void push_free(void *p, size_t size) {
  MemFree *b = p;
  b->next = mem_free_lists[size >> 3];
  mem_free_lists[size >> 3] = b;
}

void mem_trim(void) {
  bool found = false;
  for (Chunk *c = chunks; c; c = c->next) c->nfree = 0;
  for (size_t i = 1; i <= MEM_SMALL_MAX / 8; i++)
    for (MemFree *b = mem_free_lists[i]; b; b = b->next) chunk_of(b)->nfree += (uint32_t)i * 8;
  for (Chunk *c = chunks ? chunks->next : NULL; c; c = c->next) found |= c->nfree == CHUNK_ROOM;
  if (!found) return;
  for (size_t i = 1; i <= MEM_SMALL_MAX / 8; i++) {
    MemFree **at = &mem_free_lists[i];
    for (MemFree *b = *at; b; b = b->next) {
      Chunk *c = chunk_of(b);
      if (c->nfree == CHUNK_ROOM && c != chunks) continue;
      *at = b;
      at = &b->next;
    }
    *at = NULL;
  }
  for (Chunk **at = &chunks->next, *c = *at; c; c = *at) {
    if (c->nfree != CHUNK_ROOM) {
      at = &c->next;
    } else {
      *at = c->next;
      free(c);
      held -= CHUNK_SIZE;
    }
  }
}

void mem_close(void) {
  for (Chunk *next, *c = chunks; c; c = next) {
    next = c->next;
    free(c);
    held -= CHUNK_SIZE;
  }
  chunks = NULL;
  bump = bump_end = NULL;
  memset(mem_free_lists, 0, sizeof mem_free_lists);
}

/* Growing the linear memory costs 0.1 ms, however little it grows. So once the VM has some size, malloc is made to take a quarter
 * more at once, by a large block that is given back: the machine's memory is not touched before it is used. */
#define RESERVE_FROM (512u << 10)
#define RESERVE_MAX (16u << 20)
static uint64_t reserve_at = RESERVE_FROM;

static NOINLINE void reserve(void) {
  uint64_t room = held / 4 < RESERVE_MAX ? held / 4 : RESERVE_MAX;
  void *p = malloc((size_t)room);
  __asm__ volatile("" : "+r"(p)); /* compilers drop a malloc that is only freed */
  free(p);
  reserve_at = held + room;
}

/* A new chunk to carve from; false when the limit or the machine does not allow one. */
static bool new_chunk(void) {
  void *p = NULL;
  if (held >= reserve_at) reserve();
  if (!mem_fits(CHUNK_SIZE)) mem_trim();
  if (!mem_fits(CHUNK_SIZE)) return false;
  if (posix_memalign(&p, CHUNK_SIZE, CHUNK_BYTES) != 0) {
    mem_trim();
    if (posix_memalign(&p, CHUNK_SIZE, CHUNK_BYTES) != 0) return false;
  }
  if (bump != bump_end) push_free(bump, (size_t)(bump_end - bump)); /* less than MEM_SMALL_MAX, see alloc_small */
  Chunk *c = p;
  c->next = chunks;
  chunks = c;
  bump = (char *)(c + 1);
  bump_end = (char *)c + CHUNK_BYTES;
  held += CHUNK_SIZE;
  if (G.gc_debt > DEBT_MAX) G.gc_debt = DEBT_MAX;
  held_grew(held + G.mem_external);
  return true;
}

/* Takes a block of `size` bytes (a multiple of 8) from a larger free block, when there is no room for a new chunk. */
static void *split_larger(size_t size) {
  for (size_t i = (size >> 3) + 1; i <= MEM_SMALL_MAX / 8; i++) {
    MemFree *b = mem_free_lists[i];
    if (b == NULL) continue;
    mem_free_lists[i] = b->next;
    push_free((char *)b + size, i * 8 - size);
    return b;
  }
  return NULL;
}

static NOINLINE void *alloc_large(size_t size) {
  if (held >= reserve_at) reserve();
  if (!mem_fits(size)) mem_trim();
  if (!mem_fits(size)) prot_throw(PROT_MEMORY);
  void *p = malloc(size);
  if (p == NULL) {
    mem_trim();
    p = malloc(size);
    if (p == NULL) prot_throw(PROT_MEMORY);
  }
  held += size;
  G.mem_used += size;
  debt_add((int64_t)size);
  held_grew(held + G.mem_external);
  return p;
}

void *mem_alloc_slow(size_t size) {
  if (size > MEM_SMALL_MAX) return alloc_large(size);
  if (size == 0) return empty_block;
  size_t n = (size + 7) & ~(size_t)7;
  void *p;
  if (unlikely((size_t)(bump_end - bump) < n) && !new_chunk()) {
    p = split_larger(n);
    if (p == NULL) prot_throw(PROT_MEMORY);
  } else {
    p = bump;
    bump += n;
  }
  G.mem_used += size;
  G.gc_debt += (int32_t)size;
  return p;
}

void mem_free_slow(void *p, size_t size) {
  if (size == 0) return;
  free(p);
  held -= size;
  G.mem_used -= size;
  debt_add(-(int64_t)size);
}

void *mem_realloc(void *p, size_t oldsize, size_t newsize) {
  if (oldsize > MEM_SMALL_MAX && newsize > MEM_SMALL_MAX) {
    if (newsize > oldsize && !mem_fits(newsize - oldsize)) {
      mem_trim();
      if (!mem_fits(newsize - oldsize)) prot_throw(PROT_MEMORY);
    }
    void *q = realloc(p, newsize);
    if (q == NULL) {
      mem_trim();
      q = realloc(p, newsize);
      if (q == NULL) prot_throw(PROT_MEMORY);
    }
    held = held - oldsize + newsize;
    G.mem_used = G.mem_used - oldsize + newsize;
    debt_add((int64_t)newsize - (int64_t)oldsize);
    held_grew(held + G.mem_external);
    return q;
  }
  if (newsize <= MEM_SMALL_MAX && oldsize != 0 && (oldsize + 7) >> 3 == (newsize + 7) >> 3) {
    G.mem_used = G.mem_used - oldsize + newsize;
    G.gc_debt += (int32_t)newsize - (int32_t)oldsize;
    return p;
  }
  void *q = mem_alloc_inline(newsize);
  if (oldsize != 0) {
    memcpy(q, p, oldsize < newsize ? oldsize : newsize);
    mem_free_inline(p, oldsize);
  }
  return q;
}

#endif

void *mem_alloc(size_t size) { return mem_alloc_inline(size); }
void mem_free(void *p, size_t size) { mem_free_inline(p, size); }
