/** Lines of 50 bytes, in chunks of 64 KiB. */
export function* chunks(megabytes) {
  const text = Buffer.from(`${"x".repeat(49)}\n`.repeat(2000));
  for (let left = megabytes * 1e6, at = 0; left > 0; ) {
    const n = Math.min(65_536, left);
    const chunk = Buffer.alloc(n);
    for (let done = 0; done < n; ) {
      const copied = text.copy(chunk, done, at);
      done += copied;
      at = (at + copied) % text.length;
    }
    left -= n;
    yield chunk;
  }
}
