/* Output of print(): collected in a buffer, so that the host is called once for many lines. */
#ifndef EMI_OUT_H
#define EMI_OUT_H
#include <stddef.h>

void out_write(const char *p, size_t n);
extern size_t out_len; /* bytes waiting */
void out_flush_slow(void);
/* Hands over what is there; at the end of every slice and before host calls. */
static inline void out_flush(void) {
  if (out_len > 0) out_flush_slow();
}
void out_close(void); /* frees the buffer without flushing; before mem_close */

#endif
