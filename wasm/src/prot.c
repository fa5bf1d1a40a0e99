#include "prot.h"
#include <stdint.h>

#ifdef __wasm__
#include "emi.h"
int prot_call(void (*fn)(void *ud), void *ud) { return host_try((uint32_t)(uintptr_t)fn, (uint32_t)(uintptr_t)ud); }
_Noreturn void prot_throw(int code) { host_throw(code); }
void emi_try_body(uint32_t fn, uint32_t ud) { ((void (*)(void *))(uintptr_t)fn)((void *)(uintptr_t)ud); }
#else
#include <setjmp.h>
#include <stdlib.h>
static jmp_buf *prot_top;
int prot_call(void (*fn)(void *ud), void *ud) {
  jmp_buf here, *volatile outer = prot_top;
  prot_top = &here;
  int code = setjmp(here);
  if (code == 0) fn(ud);
  prot_top = outer;
  return code;
}
_Noreturn void prot_throw(int code) {
  if (!prot_top) abort();
  longjmp(*prot_top, code);
}
#endif
