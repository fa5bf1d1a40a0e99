/* Arenas: stacks of small allocations, freed all at once, or back to a point by restoring `block` and `used`. */
#ifndef EMI_ARENA_H
#define EMI_ARENA_H
#include <stddef.h>

typedef struct ArenaBlock {
  struct ArenaBlock *next;
  size_t size;           /* bytes of data */
  _Alignas(8) char data[];
} ArenaBlock;

/* A stack of small allocations. Blocks behind `block` are empty and wait to be used again. */
typedef struct Arena {
  ArenaBlock *first, *block;
  size_t used;           /* bytes of `block` */
} Arena;

void *arena_alloc(Arena *a, size_t size); /* zeroed */
void arena_free(Arena *a);

#endif
