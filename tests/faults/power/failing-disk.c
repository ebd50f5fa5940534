/*
 * A disk that fails now and then. Loaded before a program (LD_PRELOAD): of the changes of files under $FAILING_FOLDER whose names end
 * with `.db` or `-wal` every $FAILING_ONE_IN-th, drawn, is refused: a write with EIO or ENOSPC or half done, a flush with EIO. $FAILING_TALLY
 * holds three numbers of eight bytes: how many changes it was asked for, how many it refused, and, written by the test, whether it
 * fails yet. $FAILING_SILENT: what it refuses it answers as if it were done, for a test that must see the loss.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const char *folder;
static unsigned one_in;
static int silent;
static _Atomic uint64_t *tally, nowhere[3];
static atomic_uint_fast64_t state = 88172645463325252ull;

__attribute__((constructor)) static void begin(void) {
  const char *number = getenv("FAILING_ONE_IN"), *path = getenv("FAILING_TALLY");
  folder = getenv("FAILING_FOLDER");
  silent = getenv("FAILING_SILENT") != NULL;
  one_in = number ? (unsigned)atoi(number) : 0;
  tally = nowhere;
  int file = path ? open(path, O_RDWR) : -1;
  if (file < 0) return;
  void *shared = mmap(NULL, 24, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (shared != MAP_FAILED) tally = shared;
  close(file);
  /* Each life of the program meets other faults. */
  state ^= (atomic_load(&tally[0]) + 1) * 0x9e3779b97f4a7c15ull;
}

static int ends_with(const char *text, const char *end) {
  size_t a = strlen(text), b = strlen(end);
  return a >= b && strcmp(text + a - b, end) == 0;
}

/* xorshift: the same faults each time, as far as the program does the same. */
static uint64_t draw(void) {
  uint64_t x = atomic_load(&state);
  x ^= x << 13, x ^= x >> 7, x ^= x << 17;
  atomic_store(&state, x);
  return x;
}

/* 0: as asked; else which fault. */
static uint64_t fault(int fd) {
  char link[40], path[PATH_MAX];
  if (!folder || !one_in || fd <= 2 || !atomic_load(&tally[2])) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  if (strncmp(path, folder, strlen(folder)) != 0 || !(ends_with(path, ".db") || ends_with(path, "-wal"))) return 0;
  atomic_fetch_add(&tally[0], 1);
  uint64_t drawn = draw();
  if (drawn % one_in != 0) return 0;
  atomic_fetch_add(&tally[1], 1);
  return 1 + drawn / one_in % 3;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)

#define PWRITE(name, off)                                              \
  ssize_t name(int fd, const void *data, size_t size, off offset) {    \
    REAL(name);                                                        \
    uint64_t which = fault(fd);                                        \
    if (which && silent) return size;                                  \
    switch (which) {                                                   \
      case 1: errno = EIO; return -1;                                  \
      case 2: errno = ENOSPC; return -1;                               \
      case 3: return real(fd, data, size > 1 ? size / 2 : size, offset); \
      default: return real(fd, data, size, offset);                    \
    }                                                                  \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define FLUSH(name)                                                    \
  int name(int fd) {                                                   \
    REAL(name);                                                        \
    if (fault(fd) && !silent) { errno = EIO; return -1; }              \
    return real(fd);                                                   \
  }
FLUSH(fsync)
FLUSH(fdatasync)
