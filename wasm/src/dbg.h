/* What the bytecode knows about names. */
#ifndef EMI_DBG_H
#define EMI_DBG_H
#include "call.h"
/* Kind ("local", "global", "field", "method", "upvalue", "constant") and name of the register o points at, in the topmost Lua frame; NULL
 * when o is not a register of it or has no name. */
const char *dbg_regname(Value *o, const char **name);
/* The same for the expression that called the function whose frame is `base`. */
const char *dbg_callname(Value *base, const char **name);
/* Name of register `reg` of prototype p just before instruction pc (index). */
const char *dbg_slotname(Proto *p, int pc, int reg, const char **name);
#endif
