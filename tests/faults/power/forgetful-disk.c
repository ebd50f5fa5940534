/*
 * A disk whose cache can be lost. Loaded before a program (LD_PRELOAD), it writes down, beside the program, every change of a file
 * under $POWER_FOLDER and every flush that was answered. After kill -9, `power-cut.ts` builds what would be left on the disk.
 *
 * A record: kind (1 byte: w write, f flush, t truncate, u unlink, r rename), length of path (2), length of data (4),
 * offset or size (8), all little-endian; path; data (of a rename: the new path). One write() each, so that a killed
 * program leaves whole records only.
 *
 * $POWER_LIE: flushes of files whose names end with it are answered and not done, as by a disk that lies.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static int trace = -1;
static const char *folder, *lie;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("POWER_TRACE");
  folder = getenv("POWER_FOLDER");
  lie = getenv("POWER_LIE");
  if (path && folder) trace = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_ours(const char *path) { return trace >= 0 && strncmp(path, folder, strlen(folder)) == 0; }

static int path_of(int fd, char *path) {
  char link[40];
  if (trace < 0 || fd == trace) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return is_ours(path);
}

static int ends_with(const char *text, const char *end) {
  size_t a = strlen(text), b = strlen(end);
  return b > 0 && a >= b && strcmp(text + a - b, end) == 0;
}

static void record(char kind, const char *path, const void *data, uint32_t size, int64_t offset) {
  unsigned char head[15];
  uint16_t path_size = strlen(path);
  head[0] = kind;
  memcpy(head + 1, &path_size, 2);
  memcpy(head + 3, &size, 4);
  memcpy(head + 7, &offset, 8);
  struct iovec parts[3] = {{head, 15}, {(void *)path, path_size}, {(void *)data, size}};
  pthread_mutex_lock(&lock);
  syscall(SYS_writev, trace, parts, 3);
  pthread_mutex_unlock(&lock);
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)

#define PWRITE(name, off)                                              \
  ssize_t name(int fd, const void *data, size_t size, off offset) {    \
    char path[PATH_MAX];                                               \
    REAL(name);                                                        \
    ssize_t done = real(fd, data, size, offset);                       \
    if (done > 0 && path_of(fd, path)) record('w', path, data, done, offset); \
    return done;                                                       \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int fd, const void *data, size_t size) {
  char path[PATH_MAX];
  REAL(write);
  ssize_t done = real(fd, data, size);
  if (done > 0 && fd > 2 && path_of(fd, path)) {
    off64_t end = lseek64(fd, 0, SEEK_CUR);
    if (end >= done) record('w', path, data, done, end - done);
  }
  return done;
}

#define FLUSH(name)                                                    \
  int name(int fd) {                                                   \
    char path[PATH_MAX];                                               \
    REAL(name);                                                        \
    int ours = path_of(fd, path);                                      \
    if (ours && lie && ends_with(path, lie)) return 0;                 \
    int failed = real(fd);                                             \
    if (!failed && ours) record('f', path, NULL, 0, 0);                \
    return failed;                                                     \
  }
FLUSH(fsync)
FLUSH(fdatasync)

#define TRUNCATE(name, off)                                            \
  int name(int fd, off size) {                                         \
    char path[PATH_MAX];                                               \
    REAL(name);                                                        \
    int failed = real(fd, size);                                       \
    if (!failed && path_of(fd, path)) record('t', path, NULL, 0, size); \
    return failed;                                                     \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int unlink(const char *path) {
  REAL(unlink);
  int failed = real(path);
  if (!failed && is_ours(path)) record('u', path, NULL, 0, 0);
  return failed;
}

int rename(const char *from, const char *to) {
  REAL(rename);
  int failed = real(from, to);
  if (!failed && is_ours(from)) record('r', from, to, strlen(to), 0);
  return failed;
}
