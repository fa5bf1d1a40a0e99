/* Any bytes as a program: it is run under a memory limit and a fuel limit, in short slices. Whatever it does must end in a result, an
 * error value or "out of fuel", with the heap valid. */
#include "harness.h"

#define SLICES 200
#define SLICE_FUEL 500

static void body(void *ud) {
  Input *in = ud;
  Value *v = G.scratch;
  if (emi_load(&v[0], (const char *)in->data, (uint32_t)in->size, "=fuzz", 5, &v[9])) return;
  emi_fiber(&v[1], &v[0], &v[2], 0);
  Value fiber = v[1];
  emi_ref(&fiber);
  for (int i = 0; i < SLICES; i++)
    if (fiber_resume(v_toco(fiber), 0, NULL, 0, SLICE_FUEL) != EMI_SLICE) break;
  gc_full();
  gc_validate();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return harness_run(body, data, size); }
