/* The one seam for errors raised deep in C, where handing a code back up is not reasonable: out of memory and syntax errors.
 * On wasm32 it is a JavaScript throw through an import, and prot_call restores the C stack pointer; natively it is
 * setjmp/longjmp. Nothing else in the VM throws. */
#ifndef EMI_PROT_H
#define EMI_PROT_H
enum { PROT_OK, PROT_SYNTAX, PROT_MEMORY };
/* Runs fn(ud); returns PROT_OK or the thrown code. Nests. */
int prot_call(void (*fn)(void *ud), void *ud);
_Noreturn void prot_throw(int code);
#endif
