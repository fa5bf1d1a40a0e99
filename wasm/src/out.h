/* Output of print(): collected in a buffer, so that the host is called once for many lines. */
#ifndef EMI_OUT_H
#define EMI_OUT_H
#include <stddef.h>

void out_write(const char *p, size_t n);
void out_flush(void); /* hands over what is there; at the end of every slice and before host calls */
void out_close(void); /* frees the buffer without flushing; before mem_close */

#endif
