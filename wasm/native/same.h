/* Structural equality of two values, for the tests of messages. Recurses: not for deep ones. */
#ifndef EMI_SAME_H
#define EMI_SAME_H
#include "../src/str.h"
#include "../src/tab.h"

static bool same(Value a, Value b) {
  if (!v_istab(a) || !v_istab(b)) return a == b || (v_isstr(a) && v_isstr(b) && str_eq(v_tostr(a), v_tostr(b)));
  Value key, val;
  uint32_t pos = 0, n = 0, m = 0;
  while (tab_nextat(v_totab(a), &pos, &key, &val)) {
    if (!same(val, tab_get(v_totab(b), key))) return false;
    n++;
  }
  for (pos = 0; tab_nextat(v_totab(b), &pos, &key, &val);) m++;
  return n == m;
}

#endif
