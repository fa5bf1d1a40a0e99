/* Source text to tokens. */
#ifndef EMI_LEX_H
#define EMI_LEX_H
#include "state.h"

/* Single characters stand for themselves. Reserved words come first among the others: String.reserved of such a word is its token
 * minus TOK_WORDS, plus 1 (ORDER WORDS). */
#define TOK_WORDS 256
#define WORDS(X) \
  X(AND, "and") X(BREAK, "break") X(DO, "do") X(ELSE, "else") X(ELSEIF, "elseif") X(END, "end") X(FALSE, "false") \
  X(FOR, "for") X(FUNCTION, "function") X(GOTO, "goto") X(IF, "if") X(IN, "in") X(LOCAL, "local") X(NIL, "nil") \
  X(NOT, "not") X(OR, "or") X(REPEAT, "repeat") X(RETURN, "return") X(THEN, "then") X(TRUE, "true") X(UNTIL, "until") \
  X(WHILE, "while")
#define SYMBOLS(X) \
  X(CONCAT, "..") X(DOTS, "...") X(EQ, "==") X(GE, ">=") X(LE, "<=") X(NE, "~=") X(LABEL, "::") X(NUMBER, "<number>") \
  X(NAME, "<name>") X(STRING, "<string>") X(EOF, "<eof>")
#define X(id, text) TOK_##id,
enum { TOK_BEFORE_WORDS = TOK_WORDS - 1, WORDS(X) SYMBOLS(X) TOK_END_OF_LIST };
#undef X

typedef struct Token {
  int kind;
  uint32_t line;             /* where it ends */
  const char *begin, *end;   /* its text */
  union { double num; String *str; };
} Token;

typedef struct Lex {
  const char *at, *end;      /* text not read yet */
  uint32_t line;             /* line of `at` */
  uint32_t lastline;         /* line of the token before `tok` */
  Token tok;                 /* the current token */
  Token ahead;               /* the one behind it when lex_peek was called; kind TOK_NONE otherwise */
  String *chunkname;
  Buf text;                  /* string literals under construction */
  Buf message;
} Lex;
#define TOK_NONE (-1)

/* Reads the first token, behind a byte order mark and a first line that starts with '#'. */
void lex_start(Lex *lx, const char *src, size_t len, String *chunkname);
void lex_next(Lex *lx);
int lex_peek(Lex *lx);       /* kind of the token behind the current one */
void lex_free(Lex *lx);

/* How messages write a token kind: "=", "end", "<eof>", "char(1)". */
#define TOK_TEXT_MAX 16
const char *lex_kindtext(int kind, char buf[TOK_TEXT_MAX]);
/* Raises a syntax error "chunk:line: message near 'token'"; near may be NULL. */
#define lex_error(lx, line, near, ...) (buf_printf(lex_message(lx, line), __VA_ARGS__), lex_throw(lx, near))
Buf *lex_message(Lex *lx, uint32_t line);
_Noreturn void lex_throw(Lex *lx, const Token *near);

#endif
