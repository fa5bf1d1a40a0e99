/* Lua values: one 64-bit word each, NaN-boxed.
 *
 * Representation. A word that reads as an IEEE double at or below -NaN (0xFFF8'0000'0000'0000, unsigned) is that number.
 * Anything above carries a tag: on wasm32 the high 32 bits are the tag and the low 32 bits the payload (a pointer); on
 * 64-bit hosts (native builds for sanitizers and fuzzing) the tag is the top 17 bits and the payload a 47-bit pointer.
 * Tags are small negative numbers in both: `v_tag` sign-extends, so the same constants serve.
 *
 * Invariant. Every NaN inside the VM is the canonical one (either sign); NaNs with other payloads are turned into it
 * where numbers enter (`v_num` from untrusted bits: use `v_num_checked`). So no arithmetic result can look like a tag.
 *
 * Consequence. "Is it a number" is one unsigned compare, "is it a table" is one 32-bit compare on wasm32, and nil is all
 * ones, so memset(p, 0xFF, n) fills slots with nil.
 */
#ifndef EMI_VALUE_H
#define EMI_VALUE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint64_t Value;

/* ORDER TAG: falsy values are the two highest; collectable tags are TAG_STR and below. */
#define TAG_NIL 0xFFFFFFFFu
#define TAG_FALSE 0xFFFFFFFEu
#define TAG_TRUE 0xFFFFFFFDu
#define TAG_LIGHT 0xFFFFFFFCu /* light userdata: an opaque 32-bit number of the host */
#define TAG_STR 0xFFFFFFFBu
#define TAG_TAB 0xFFFFFFFAu
#define TAG_FUNC 0xFFFFFFF9u /* Lua closure or builtin, see Func */
#define TAG_UDATA 0xFFFFFFF8u
#define TAG_CO 0xFFFFFFF7u

#define V_NUM_MAX 0xFFF8000000000000ull

#if UINTPTR_MAX == 0xFFFFFFFFu
#define v_tag(v) ((uint32_t)((v) >> 32))
#define v_make(tag, payload) (((Value)(tag) << 32) | (uint32_t)(payload))
#define v_ptr(v) ((void *)(uintptr_t)(uint32_t)(v))
#define v_isnum(v) (v_tag(v) < 0xFFF90000u)
#else
#define v_tag(v) ((uint32_t)((int64_t)(v) >> 47))
#define v_make(tag, payload) (((Value)(tag) << 47) | (uint64_t)(uintptr_t)(payload))
#define v_ptr(v) ((void *)(uintptr_t)((v) & 0x7FFFFFFFFFFFull))
#define v_isnum(v) ((v) <= V_NUM_MAX)
#endif

#define V_NIL (~(Value)0)
#if UINTPTR_MAX == 0xFFFFFFFFu
#define V_FALSE v_make(TAG_FALSE, 0xFFFFFFFFu)
#define V_TRUE v_make(TAG_TRUE, 0xFFFFFFFFu)
#else
#define V_FALSE v_make(TAG_FALSE, 0x7FFFFFFFFFFFull)
#define V_TRUE v_make(TAG_TRUE, 0x7FFFFFFFFFFFull)
#endif

#define v_isnil(v) ((v) == V_NIL)
#define v_isfalsy(v) (v_tag(v) >= TAG_FALSE)
#define v_istruthy(v) (v_tag(v) < TAG_FALSE)
#define v_isbool(v) (v_tag(v) - TAG_TRUE <= TAG_FALSE - TAG_TRUE)
#define v_isstr(v) (v_tag(v) == TAG_STR)
#define v_istab(v) (v_tag(v) == TAG_TAB)
#define v_isfunc(v) (v_tag(v) == TAG_FUNC)
#define v_isudata(v) (v_tag(v) == TAG_UDATA)
#define v_isco(v) (v_tag(v) == TAG_CO)
#define v_islight(v) (v_tag(v) == TAG_LIGHT)
#define v_isobj(v) (v_tag(v) - TAG_CO <= TAG_STR - TAG_CO)

static inline double v_todouble(Value v) { double d; memcpy(&d, &v, 8); return d; }
static inline Value v_num(double d) { Value v; memcpy(&v, &d, 8); return v; }
/* For doubles made from bits the VM does not control (host memory, string.unpack-like code). */
static inline Value v_num_checked(double d) { return d != d ? 0x7FF8000000000000ull : v_num(d); }
#define v_bool(b) ((b) ? V_TRUE : V_FALSE)
#define v_light(n) v_make(TAG_LIGHT, (uint32_t)(n))

#define v_str(s) v_make(TAG_STR, (uintptr_t)(s))
#define v_tab(t) v_make(TAG_TAB, (uintptr_t)(t))
#define v_func(f) v_make(TAG_FUNC, (uintptr_t)(f))
#define v_udata(u) v_make(TAG_UDATA, (uintptr_t)(u))
#define v_co(c) v_make(TAG_CO, (uintptr_t)(c))
#define v_tostr(v) ((String *)v_ptr(v))
#define v_totab(v) ((Table *)v_ptr(v))
#define v_tofunc(v) ((Func *)v_ptr(v))
#define v_toudata(v) ((Udata *)v_ptr(v))
#define v_toco(v) ((Co *)v_ptr(v))
#define v_toobj(v) ((Obj *)v_ptr(v))

/* Exact conversion of a number to int32: true and *out set when d is integral and in range (so not NaN; -0 gives 0). */
static inline bool num_toint(double d, int32_t *out) {
#ifdef __wasm__
  int32_t i = __builtin_wasm_trunc_saturate_s_i32_f64(d);
#else
  int32_t i = d >= -2147483648.0 && d <= 2147483647.0 ? (int32_t)d : 0;
#endif
  *out = i;
  return (double)i == d;
}

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define NOINLINE __attribute__((noinline))
#define COLD __attribute__((noinline, cold))

#endif
