/* The buffer of print(). It is allocated on first use, since many VMs never print, and counts as memory of the VM. */
#include "out.h"
#include "emi.h"
#include "mem.h"

#define OUT_SIZE 16384

static char *out_buf;
size_t out_len;

void out_flush_slow(void) {
  size_t n = out_len;
  out_len = 0; /* first, in case the host throws */
  host_write(out_buf, (uint32_t)n);
}

void out_write(const char *p, size_t n) {
  if (n > OUT_SIZE - out_len) out_flush();
  if (n > OUT_SIZE) {
    host_write(p, (uint32_t)n); /* copying it would only cost time */
    return;
  }
  if (n == 0) return;
  if (!out_buf) out_buf = mem_alloc(OUT_SIZE);
  memcpy(out_buf + out_len, p, n);
  out_len += n;
}

void out_close(void) {
  if (out_buf) mem_free(out_buf, OUT_SIZE);
  out_buf = NULL; /* the next VM of this process starts afresh */
  out_len = 0;
}
