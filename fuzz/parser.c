/* Any bytes as source text: the compiler must answer with a prototype or a message, free everything, and never touch memory it
 * does not own. */
#include "harness.h"

static void body(void *ud) {
  Input *in = ud;
  Proto *p = compile((const char *)in->data, in->size, str_lit("=fuzz"));
  if (p) {
    Buf text = {0};
    proto_dump(p, &text);
    buf_free(&text);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return harness_run(body, data, size); }
