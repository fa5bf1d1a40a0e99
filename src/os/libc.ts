import { SystemCallError, MissingError } from "./errors.js";
import { type Argument, type AsyncFunction, type CFunction, koffi } from "./koffi.js";

/** Functions of the C library, looked up when they are first called. */
const definitions = {
  accept: "int accept(int fd, void *address, void *size)",
  accept4: "int accept4(int fd, void *address, void *size, int flags)",
  bind: "int bind(int fd, void *address, uint32_t size)",
  close: "int close(int fd)",
  connect: "int connect(int fd, void *address, uint32_t size)",
  epoll_create1: "int epoll_create1(int flags)",
  epoll_ctl: "int epoll_ctl(int epfd, int op, int fd, void *event)",
  epoll_wait: "int epoll_wait(int epfd, void *events, int maxevents, int timeout)",
  fcntl: "int fcntl(int fd, int cmd, ...)",
  freeaddrinfo: "void freeaddrinfo(void *list)",
  getaddrinfo: "int getaddrinfo(const char *node, const char *service, const void *hints, void *list)",
  getpeername: "int getpeername(int fd, void *address, void *size)",
  getpgid: "int getpgid(int pid)",
  getresgid: "int getresgid(uint32_t *real, uint32_t *effective, uint32_t *saved)",
  getresuid: "int getresuid(uint32_t *real, uint32_t *effective, uint32_t *saved)",
  getsid: "int getsid(int pid)",
  getsockname: "int getsockname(int fd, void *address, void *size)",
  getsockopt: "int getsockopt(int fd, int level, int name, void *value, void *size)",
  if_indextoname: "void *if_indextoname(uint32_t index, void *name)",
  if_nametoindex: "uint32_t if_nametoindex(const char *name)",
  ioctl: "int ioctl(int fd, unsigned long request, ...)",
  listen: "int listen(int fd, int backlog)",
  lseek: "int64_t lseek(int fd, int64_t offset, int whence)",
  pipe: "int pipe(int *fds)",
  pipe2: "int pipe2(int *fds, int flags)",
  poll: "int poll(void *fds, unsigned long n, int timeout)",
  read: "intptr_t read(int fd, void *to, size_t n)",
  recv: "intptr_t recv(int fd, void *to, size_t n, int flags)",
  recvfrom: "intptr_t recvfrom(int fd, void *to, size_t n, int flags, void *address, void *size)",
  send: "intptr_t send(int fd, const void *from, size_t n, int flags)",
  sendto: "intptr_t sendto(int fd, const void *from, size_t n, int flags, void *address, uint32_t size)",
  setpgid: "int setpgid(int pid, int pgid)",
  setresgid: "int setresgid(uint32_t real, uint32_t effective, uint32_t saved)",
  setresuid: "int setresuid(uint32_t real, uint32_t effective, uint32_t saved)",
  setsid: "int setsid()",
  setsockopt: "int setsockopt(int fd, int level, int name, void *value, uint32_t size)",
  shutdown: "int shutdown(int fd, int how)",
  socket: "int socket(int domain, int type, int protocol)",
  socketpair: "int socketpair(int domain, int type, int protocol, int *fds)",
  tcgetpgrp: "int tcgetpgrp(int fd)",
  tcsetpgrp: "int tcsetpgrp(int fd, int pgid)",
  write: "intptr_t write(int fd, const void *from, size_t n)",
} as const;

export type LibcName = keyof typeof definitions;

const functions = new Map<LibcName, CFunction & AsyncFunction>();
const EINTR = 4;

/** A function of the C library. Throws MissingError where there is none. */
export function libc(name: LibcName): CFunction & AsyncFunction {
  let found = functions.get(name);
  if (found === undefined) {
    if (process.platform === "win32") throw new MissingError("POSIX");
    found = koffi().load(null).func(definitions[name]);
    functions.set(name, found);
  }
  return found;
}

/** Whether there is a C library to call. */
export function hasLibc(): boolean {
  try {
    libc("close");
    return true;
  } catch {
    return false;
  }
}

/**
 * Calls a function that answers -1 when it fails; again when a signal came in between.
 * @returns what it answered, or minus the errno when `quiet` is that
 */
export function call(name: LibcName, args: readonly Argument[], quiet?: number): number {
  const fn = libc(name);
  for (;;) {
    const answer = fn(...args) as number;
    if (answer !== -1) return answer;
    const errno = koffi().errno();
    if (errno === quiet) return -errno;
    if (errno !== EINTR) throw new SystemCallError(name, errno);
  }
}
