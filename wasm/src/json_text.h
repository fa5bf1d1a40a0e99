/* JSON text in the making: of json.encode, and of a json.writer, which may take turns. */
#ifndef EMI_JSON_TEXT_H
#define EMI_JSON_TEXT_H
#include "json.h"

/* The text stands in a block of the collector (str_blank), behind this head. `state` is about the innermost container:
 *   BEGUN   it has something in it
 *   PLACE   a value may come now and no separator before it: behind a name, or where json.encode wrote the separator
 *   GAP     the text ends with white space from `gap` on that somebody wrote; a comma belongs in front of that
 *   FULL    the value at the level `floor` was begun
 * Only one value may be written at the floor, and what is open there cannot be closed: level 0 is the floor of a writer, and the level
 * of the element the one of a __tojson(). */
enum { TEXT_BEGUN = 1, TEXT_PLACE = 2, TEXT_GAP = 4, TEXT_FULL = 8 };
typedef struct TextHead {
  uint32_t used;  /* bytes of text */
  uint32_t level; /* containers open */
  uint32_t floor;
  uint32_t gap;
  uint8_t state;
  uint8_t owned;  /* it belongs to a json.encode */
  uint8_t objects[(JSON_DEPTH + 7) / 8]; /* a bit for each level: that container is an object */
} TextHead;

/* A builtin's hold on a text. Between text_open and text_close `used` is out of date and nothing else may touch it. */
typedef struct Text {
  TextHead *head;
  char *p, *end;  /* where the next byte goes, and where the block ends */
  Value *home;    /* the slot that keeps the block: in a frame, or in `owner` */
  Table *owner;
} Text;

Value text_new(void); /* an empty one */
static inline char *text_begin(TextHead *head) { return (char *)(head + 1); }
static inline void text_open(Text *t, Value *home, Table *owner) {
  String *block = v_tostr(*home);
  t->home = home;
  t->owner = owner;
  t->head = (TextHead *)block->data;
  t->p = text_begin(t->head) + t->head->used;
  t->end = block->data + block->len;
}
static inline void text_close(Text *t) { t->head->used = (uint32_t)(t->p - text_begin(t->head)); }

/* Room for n more bytes. */
void text_grow(Text *t, size_t n);
static inline void text_room(Text *t, size_t n) {
  if (unlikely((size_t)(t->end - t->p) < n)) text_grow(t, n);
}

/* Values as they are, without separators. Each answers 0 or JSON_*: false for what JSON has no text for. */
int text_number(Text *t, double d);
int text_string(Text *t, const String *s);
void text_bytes(Text *t, const char *p, size_t n);

/* Prepares the place for a value, with the separator it needs. */
enum { PLACE_WRONG, PLACE_VALUE, PLACE_NAME };
int text_place(Text *t, bool may_be_name);
static inline void text_named(Text *t) { /* behind a name */
  text_room(t, 1);
  *t->p++ = ':';
  t->head->state |= TEXT_PLACE;
}
int text_push(Text *t, bool object); /* 0 or JSON_* */
bool text_pop(Text *t, bool object); /* false: not now */
/* White space where nobody asked for any. */
void text_blank(Text *t, const char *p, size_t n);

/* The block of a writer: its slot and the table that holds it; NULL when v is no writer. The slot is nil when the text was taken. */
Value *writer_home(Table *lib, Value v, Table **owner);
Value writer_wrap(Table *lib, Value text);

#endif
