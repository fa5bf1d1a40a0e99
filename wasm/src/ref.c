/* The registry is a table: used slots hold the value, free ones the number of the next free slot (as light userdata, which no
 * host value is), and slot 0 starts that list. */
#include "ref.h"
#include "tab.h"

uint32_t ref_new(Value v) {
  Table *r = G.registry;
  Value head = tab_getint(r, 0);
  if (v_isnil(v)) v = V_FALSE; /* nil would free the slot; hosts do not reference nil */
  if (v_islight(head) && (uint32_t)head != 0) {
    uint32_t n = (uint32_t)head;
    tab_setint(r, 0, tab_getint(r, (int32_t)n));
    tab_setint(r, (int32_t)n, v);
    return n;
  }
  if (v_isnil(head)) tab_setint(r, 0, v_light(0));
  uint32_t n = tab_len(r) + 1;
  tab_setint(r, (int32_t)n, v);
  return n;
}

Value ref_get(uint32_t ref) {
  Value v = ref ? tab_getint(G.registry, (int32_t)ref) : V_NIL;
  return v_islight(v) ? V_NIL : v;
}

void ref_free(uint32_t ref) {
  Table *r = G.registry;
  if (ref == 0 || v_isnil(tab_getint(r, (int32_t)ref)) || v_islight(tab_getint(r, (int32_t)ref))) return;
  tab_setint(r, (int32_t)ref, tab_getint(r, 0));
  tab_setint(r, 0, v_light(ref));
}
