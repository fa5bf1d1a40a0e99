/* The instruction set: one list, from which the enum, the names and the disassembler are made.
 *
 * An instruction is 32 bits: opcode in bits 0-7, A in 8-15, then either B in 16-23 and C in 24-31, or D in 16-31 (unsigned, or
 * signed where written sD). J is bits 8-31, signed: a jump distance from the instruction that follows.
 * R[x] is register x of the frame, K[x] constant x, U[x] upvalue x, P[x] inner prototype x. Registers are 0..249.
 *
 * A conditional instruction (column "cond") is always followed by a JMP word: when its condition holds, that jump is taken,
 * otherwise execution continues behind the JMP. The pair is one unit; nothing may jump between.
 *
 * Calls. The function is in R[A]; R[A+1] belongs to the link and must not hold anything live; arguments start at R[A+2]; results
 * replace R[A], R[A+1]... "Open" argument or result lists (count field 0) extend to the coroutine's top.
 * framesize of the prototype covers every register an instruction mentions, callee's fixed needs excepted: a call with n
 * arguments at A needs A + 2 + n registers.
 *
 * Columns: name, operand format, one line of meaning. Formats: ABC AD AsD J A none. */
#ifndef EMI_OPCODE_H
#define EMI_OPCODE_H
#include "object.h"

#define ARITH_FORMS(X, OP, sym) \
  X(OP##VV, ABC, "R[A] = R[B] " sym " R[C]") \
  X(OP##VK, ABC, "R[A] = R[B] " sym " K[C]; K[C] a number") \
  X(OP##KV, ABC, "R[A] = K[C] " sym " R[B]; K[C] a number")

#define OPCODES(X) \
  /* loads */ \
  X(MOVE, AD, "R[A] = R[D]") \
  X(LOADK, AD, "R[A] = K[D]") \
  X(LOADKX, A, "R[A] = K[next]; next is the following word: constants beyond those that D can number") \
  X(LOADI, AsD, "R[A] = sD, a number") \
  X(LOADNIL, AD, "R[A..D] = nil, D >= A") \
  X(LOADB, AD, "R[A] = D != 0, a boolean") \
  X(GETUP, AD, "R[A] = U[D]") \
  X(SETUP, AD, "U[D] = R[A]") \
  X(CLOSURE, AD, "R[A] = new closure of P[D]") \
  X(CLOSE, A, "close the open upvalues of R[A] and above") \
  /* globals: fields of the function's environment */ \
  X(GETG, AD, "R[A] = env[K[D]]; K[D] a string") \
  X(SETG, AD, "env[K[D]] = R[A]") \
  /* tables */ \
  X(NEWTAB, ABC, "R[A] = {}; B: array size as a float byte (size_to_fb), C: log2 of the hash size + 1, or 0") \
  X(GETT, ABC, "R[A] = R[B][R[C]]") \
  X(GETF, ABC, "R[A] = R[B][K[C]]; K[C] a short string") \
  X(GETI, ABC, "R[A] = R[B][C]; C a number 0..255") \
  X(SETT, ABC, "R[B][R[C]] = R[A]") \
  X(SETF, ABC, "R[B][K[C]] = R[A]; K[C] a short string") \
  X(SETI, ABC, "R[B][C] = R[A]") \
  X(SELF, ABC, "R[A+2] = R[B]; R[A] = R[B][K[C]]; K[C] a short string") \
  X(SETLIST, AD, "t = R[A]; t[next + i] = R[A+1+i] for i = 0 .. D-2, or up to top when D is 0; next is the following word") \
  /* arithmetic */ \
  ARITH_FORMS(X, ADD, "+") ARITH_FORMS(X, SUB, "-") ARITH_FORMS(X, MUL, "*") \
  ARITH_FORMS(X, DIV, "/") ARITH_FORMS(X, MOD, "%") ARITH_FORMS(X, POW, "^") \
  X(UNM, AD, "R[A] = -R[D]") \
  X(NOT, AD, "R[A] = not R[D]") \
  X(LEN, AD, "R[A] = #R[D]") \
  X(CONCAT, ABC, "R[A] = R[B] .. ... .. R[C], B < C; R[B..C] are temporaries and are overwritten") \
  /* jumps and conditions */ \
  X(JMP, J, "pc += J") \
  X(LOOP, J, "like JMP, backwards: the end of a while, repeat or goto loop; charges the slice") \
  X(JT, A, "cond: R[A] is truthy") \
  X(JF, A, "cond: R[A] is falsy") \
  X(JTS, AD, "cond: R[D] is truthy; then R[A] = R[D]") \
  X(JFS, AD, "cond: R[D] is falsy; then R[A] = R[D]") \
  X(EQ, AD, "cond: R[A] == R[D]") \
  X(NE, AD, "cond: not (R[A] == R[D])") \
  X(EQK, AD, "cond: R[A] == K[D]; K[D] nil, boolean, number or string") \
  X(NEK, AD, "cond: not (R[A] == K[D])") \
  X(LT, AD, "cond: R[A] < R[D]") \
  X(NLT, AD, "cond: not (R[A] < R[D])") \
  X(LE, AD, "cond: R[A] <= R[D]") \
  X(NLE, AD, "cond: not (R[A] <= R[D])") \
  X(LTK, AD, "cond: R[A] < K[D]; K[D] a number") \
  X(NLTK, AD, "cond: not (R[A] < K[D])") \
  X(LEK, AD, "cond: R[A] <= K[D]") \
  X(NLEK, AD, "cond: not (R[A] <= K[D])") \
  X(GTK, AD, "cond: K[D] < R[A]") \
  X(NGTK, AD, "cond: not (K[D] < R[A])") \
  X(GEK, AD, "cond: K[D] <= R[A]") \
  X(NGEK, AD, "cond: not (K[D] <= R[A])") \
  /* calls */ \
  X(FUNCV, A, "first instruction of a vararg function with A fixed parameters: sets up the vararg frame") \
  X(CALL, ABC, "R[A..A+C-2] = R[A](R[A+2..A+B]); B - 1 arguments (B 0: up to top), C - 1 results (C 0: all, sets top)") \
  X(TAILCALL, ABC, "return R[A](R[A+2..A+B]); B as in CALL") \
  X(RET0, none, "return nothing") \
  X(RET1, A, "return R[A]") \
  X(RET, AD, "return R[A..A+D-2]; D 0: R[A] up to top") \
  X(VARG, ABC, "R[A..A+C-2] = the extra arguments, nil-padded; C 0: all of them, sets top") \
  /* loops */ \
  X(FORPREP, AsD, "numeric for: R[A] index, R[A+1] limit, R[A+2] step; checks them; R[A+3] = index, or jump by sD if the loop does not run") \
  X(FORLOOP, AsD, "R[A] += R[A+2]; if still within the limit: R[A+3] = R[A] and jump by sD (backwards)") \
  X(FORLOOP1, AsD, "FORLOOP with a step of 1") \
  X(TFORPREP, AsD, "generic for: R[A] iterator, R[A+1] state, R[A+2] control, R[A+3] hidden; hidden = 0; jump by sD to TFORCALL") \
  X(TFORCALL, ABC, "R[A+4..A+2+C] = R[A](R[A+1], R[A+2]) as a call whose function slot is A+4 (arguments at A+6, A+7); C - 1 results \
as in CALL, C >= 2; always followed by TFORLOOP") \
  X(TFORLOOP, AsD, "if R[A+4] is not nil: R[A+2] = R[A+4] and jump by sD (backwards)")

#define X(name, format, meaning) OP_##name,
enum { OPCODES(X) OP_COUNT };
#undef X

#define in_op(i) ((i) & 0xFF)
#define in_a(i) (((i) >> 8) & 0xFF)
#define in_b(i) (((i) >> 16) & 0xFF)
#define in_c(i) ((i) >> 24)
#define in_d(i) ((i) >> 16)
#define in_sd(i) ((int32_t)(i) >> 16)
#define in_j(i) ((int32_t)(i) >> 8)
#define in_abc(op, a, b, c) ((Instr)(op) | (Instr)(a) << 8 | (Instr)(b) << 16 | (Instr)(c) << 24)
#define in_ad(op, a, d) ((Instr)(op) | (Instr)(a) << 8 | (Instr)(uint16_t)(d) << 16)
#define in_jmp(op, j) ((Instr)(op) | (Instr)(j) << 8)

/* Float byte: eeeeexxx means (1xxx) * 2^(eeeee - 1), or xxx when eeeee is 0; rounds up. */
uint8_t size_to_fb(uint32_t n);
uint32_t fb_to_size(uint8_t fb);
extern const char *const op_names[OP_COUNT];

#endif
