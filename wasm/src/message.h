/* Messages between VMs: values as bytes, see the top of message.c. emi.h documents what the host sees of it. */
#ifndef EMI_MESSAGE_H
#define EMI_MESSAGE_H
#include "state.h"

#ifndef MESSAGE_MAX
#define MESSAGE_MAX (256u << 20) /* bytes of the largest encoding */
#endif

/* What message_encode made last. Both blocks are kept for the next message unless they got large. */
typedef struct Message {
  uint8_t *bytes, *end;     /* end: of the block, not of the message */
  uint32_t size;
  uint32_t nhandles, handles_cap;
  uint32_t *handles;        /* of the userdata met, in their order in the bytes */
} Message;
extern Message message;

int message_encode(Value v);  /* 0 or EMI_MSG_*; on failure the message is empty */
/* Builds the value described by len bytes at p; false when they are malformed (*out is nil then). */
bool message_decode(Value *out, const uint8_t *p, size_t len, const Value *attachments, uint32_t n);
void message_close(void);     /* gives the memory back at the end of a VM */

#endif
