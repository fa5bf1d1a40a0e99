/** After so many times without a try there is one. */
const MOST = 32;

/** Whether to try something cheap that may be in vain: seldom when it often was. */
export class Backoff {
  private misses = 0;
  private left = 0;

  /** Whether it is worth a try now. Afterwards hit() or miss() is called. */
  due(): boolean {
    if (this.left === 0) return true;
    this.left--;
    return false;
  }

  hit(): void {
    this.misses = 0;
  }

  miss(): void {
    this.left = Math.min(2 ** this.misses++, MOST);
  }
}
