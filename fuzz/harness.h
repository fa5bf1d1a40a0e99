/* What the fuzz targets share: a fresh VM for each input, closed again so that leaks show. */
#include "../wasm/include/emi.h"
#include "../wasm/src/call.h"
#include "../wasm/src/compile.h"
#include "../wasm/src/gc.h"
#include "../wasm/src/lib.h"
#include "../wasm/src/prot.h"

#define MEMORY_LIMIT_KIB (16 << 10)

typedef struct Input { const uint8_t *data; size_t size; } Input;

int host_call(uint32_t id, uint64_t *base, uint32_t nargs) { (void)id; (void)base; (void)nargs; return 0; }
void host_write(const char *p, uint32_t len) { (void)p; (void)len; }
void host_release(uint32_t kind, uint32_t handle) { (void)kind; (void)handle; }
int host_get(uint32_t handle, double index) { return (void)handle, (void)index, -1; }
int host_set(uint32_t handle, double index, double byte) { return (void)handle, (void)index, (void)byte, 0; }
double host_length(uint32_t handle) { return (void)handle, 0; }

static int harness_run(void (*body)(void *), const uint8_t *data, size_t size) {
  Input in = {data, size};
  emi_init(MEMORY_LIMIT_KIB, 1);
  prot_call(body, &in);
  emi_close();
  return 0;
}
