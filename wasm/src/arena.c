/* Arenas: stacks of small allocations, freed all at once. */
#include "arena.h"
#include "mem.h"

#define ARENA_BLOCK 4096

static size_t arena_newblock(Arena *a, size_t size) {
  ArenaBlock **link = a->block ? &a->block->next : &a->first;
  ArenaBlock *b = *link;
  if (b == NULL || b->size < size) {
    size_t room = a->block && a->block->size < 65536 ? a->block->size * 2 : a->block ? 65536 : ARENA_BLOCK - sizeof(ArenaBlock);
    if (room < size) room = size;
    b = mem_alloc(sizeof(ArenaBlock) + room);
    b->size = room;
    b->next = *link;
    *link = b;
  }
  a->block = b;
  return a->used = 0;
}

void *arena_alloc(Arena *a, size_t size) {
  size = (size + 7) & ~(size_t)7;
  if (a->block == NULL || a->block->size - a->used < size) arena_newblock(a, size);
  void *p = a->block->data + a->used;
  a->used += size;
  return memset(p, 0, size);
}

void arena_free(Arena *a) {
  for (ArenaBlock *b = a->first, *next; b; b = next) {
    next = b->next;
    mem_free(b, sizeof(ArenaBlock) + b->size);
  }
}
