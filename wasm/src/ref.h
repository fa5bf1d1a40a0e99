/* Numbered references by which the host keeps Lua values alive. */
#ifndef EMI_REF_H
#define EMI_REF_H
#include "state.h"
uint32_t ref_new(Value v);
Value ref_get(uint32_t ref);
void ref_free(uint32_t ref);
#endif
