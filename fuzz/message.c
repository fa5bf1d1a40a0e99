/* Any bytes as a message: they are refused, or make a value whose own encoding makes the same value again. Either way the heap is
 * valid, and what was allocated is within a constant factor of the bytes. */
#include "harness.h"
#include "../wasm/native/same.h"
#include <stdlib.h>

#define ATTACHMENTS 4
#define BYTES_A_BYTE 128 /* an empty table takes 3 bytes; here, with 64-bit pointers, it becomes 88 */

static void must(bool ok) {
  if (!ok) abort();
}

static void body(void *ud) {
  Input *in = ud;
  Value *v = G.scratch, *attachments = v + 8, again[256];
  for (uint32_t i = 0; i < ATTACHMENTS; i++) emi_udata(&attachments[i], EMI_SENDABLE + 1, i, 0);
  uint64_t before = G.mem_used;
  int bad = emi_decode(&v[0], in->data, (uint32_t)in->size, attachments, ATTACHMENTS);
  must(G.mem_used - before <= 4096 + in->size * BYTES_A_BYTE);
  if (bad) must(v_isnil(v[0]));
  else {
    must(emi_encode(&v[0]) == 0);
    uint32_t n = emi_nattachments();
    if (n > 256) return;
    for (uint32_t i = 0; i < n; i++) again[i] = attachments[emi_attachments()[i]];
    must(emi_decode(&v[1], emi_message(), emi_message_size(), again, n) == 0);
    must(same(v[0], v[1]));
  }
  gc_full();
  gc_validate();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return harness_run(body, data, size); }
