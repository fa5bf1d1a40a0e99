/* Any bytes as a JSON text: they are refused, or make a value whose text makes the same value and the same text again, with short
 * slices and with indentation too. Whatever happens, the heap is valid. */
#include "harness.h"
#include "../wasm/native/same.h"
#include <stdlib.h>

#define FUEL 50

static void must(bool ok) {
  if (!ok) abort();
}

/* The harness answers no results to whoever raises an error: so what is refused decodes to nil, which JSON has no text for. */
static const char source[] =
  "local json, text = ...\n"
  "local value = json.decode(text)\n"
  "if value == nil then return end\n"
  "local again = json.encode(value)\n"
  "local copy = json.decode(again)\n"
  "local pretty = json.encode(value, {indent = '  '})\n"
  "return value, copy, json.decode(pretty), again, json.encode(copy)";

static void body(void *ud) {
  Input *in = ud;
  Value *v = G.scratch;
  v[2] = v_tab(tab_new(0, 8));
  emi_json(&v[2], 1);
  emi_str(&v[3], (const char *)in->data, (uint32_t)in->size);
  must(!emi_load(&v[0], source, sizeof source - 1, "=fuzz", 5, &v[63]));
  emi_fiber(&v[1], &v[0], &v[2], 2);
  int s;
  do s = fiber_resume(v_toco(v[1]), 0, NULL, 0, FUEL); while (s == EMI_SLICE);
  must(s == EMI_DONE);
  Value *r = emi_result();
  if (G.nresults != 0) {
    must(same(r[0], r[1]) && same(r[0], r[2]));
    must(v_raweq(r[3], r[4]));
  }
  gc_full();
  gc_validate();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return harness_run(body, data, size); }
