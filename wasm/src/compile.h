/* Source text to prototype: lexer, parser and code generator. */
#ifndef EMI_COMPILE_H
#define EMI_COMPILE_H
#include "state.h"

/* Compiles a chunk. chunkname with its mark ('@file', '=name', or the source itself) as Lua's load has it. Returns the
 * main prototype (a vararg function without upvalues), or NULL with G.err set to the message string
 * ("name:line: ... near '...'"). Runs under prot_call; never collects. */
Proto *compile(const char *src, size_t len, String *chunkname);
/* Short form of a chunk name for messages: "file.lua", "name", or [string "..."]; at most CHUNKID_MAX bytes with the NUL. */
#define CHUNKID_MAX 60
void chunkid(char out[CHUNKID_MAX], const String *chunkname);
void lex_init(void); /* marks the reserved words; once per VM, after str_init */
void proto_free(Proto *p);
/* Text listing of a prototype and its inner ones, for golden tests and debugging. */
void proto_dump(Proto *p, Buf *out);
#endif
