/* Memory: size-class free lists in front of malloc. Every block is freed with its size, so blocks carry no header and
 * G.mem_used is exact. Allocation never collects garbage: it only raises G.gc_debt, and collection happens at the
 * interpreter's safe points. So C code may hold unrooted objects between two safe points. */
#ifndef EMI_MEM_H
#define EMI_MEM_H
#include "state.h"

/* Sanitizer builds go straight to malloc for every block, so that a use after free is seen. */
#if defined(__SANITIZE_ADDRESS__) && !defined(EMI_PLAIN_MALLOC)
#define EMI_PLAIN_MALLOC 1
#endif
#if defined(__has_feature)
#if __has_feature(address_sanitizer) && !defined(EMI_PLAIN_MALLOC)
#define EMI_PLAIN_MALLOC 1
#endif
#endif

/* Never return NULL: when the limit or the machine is exhausted they leave through prot_throw(PROT_MEMORY), which ends
 * this VM. Blocks are aligned to 8 bytes. A block of 0 bytes is a valid pointer that must not be dereferenced. */
void *mem_alloc(size_t size);
void *mem_realloc(void *p, size_t oldsize, size_t newsize);
void mem_free(void *p, size_t size);
/* Whether `size` more bytes fit the limit now. A builtin about to take a large block it could do without after a
 * collection asks first and answers R_COLLECT (see call.h) once. */
bool mem_fits(size_t size);
#define mem_newarray(T, n) ((T *)mem_alloc(sizeof(T) * (size_t)(n)))

/* Bytes taken from the machine: chunks (with the free blocks in them) and large blocks. This is what G.mem_limit bounds; it is
 * never less than G.mem_used. */
uint64_t mem_held(void);
/* The host keeps `delta` bytes more (less, when negative) for userdata: see emi_external. False: the limit does not allow it. */
bool mem_external_add(int64_t delta);
/* Hands chunks without a live block back to malloc; walks every free block, so it is for tight memory only. */
void mem_trim(void);
/* Rings, and makes a collector step due, when what is held comes near the limit: the collector answers with a full collection and
 * winds it up again, for half of the way to the limit. So the nearer the limit, the less memory goes to garbage, but the number
 * of full collections stays logarithmic. */
extern bool mem_alarm;
void mem_alarm_set(void);
/* At the end of a native VM, when nothing is in use any more: gives all chunks back. */
void mem_close(void);

/* ---- the fast paths, for callers that allocate objects ---- */
#define MEM_SMALL_MAX 512 /* larger blocks come from malloc */
typedef struct MemFree MemFree;
struct __attribute__((may_alias)) MemFree { MemFree *next; }; /* lies over what was or will be an object of another type */
extern MemFree *mem_free_lists[MEM_SMALL_MAX / 8 + 1]; /* by size in 8-byte units; entry 0 stays empty */
void *mem_alloc_slow(size_t size);
void mem_free_slow(void *p, size_t size);

static inline void *mem_alloc_inline(size_t size) {
#ifndef EMI_PLAIN_MALLOC
  if (likely(size <= MEM_SMALL_MAX)) {
    MemFree **list = &mem_free_lists[(size + 7) >> 3];
    MemFree *p = *list;
    if (likely(p != NULL)) {
      *list = p->next;
      G.mem_used += size;
      G.gc_debt += (int32_t)size;
      return p;
    }
  }
#endif
  return mem_alloc_slow(size);
}

static inline void mem_free_inline(void *p, size_t size) {
#ifndef EMI_PLAIN_MALLOC
  if (likely(size - 1 < MEM_SMALL_MAX)) {
    MemFree **list = &mem_free_lists[(size + 7) >> 3];
    MemFree *b = p;
    b->next = *list;
    *list = b;
    G.mem_used -= size;
    G.gc_debt -= (int32_t)size;
    return;
  }
#endif
  mem_free_slow(p, size);
}

#endif
