/*
 * A program that dies at a chosen change of its disk. Loaded before it (LD_PRELOAD), it counts the changes under $DEADLY_FOLDER and ends
 * the whole process with SIGKILL before the $DEADLY_AT-th (1: the first) is done. $DEADLY_ONLY: `names` counts only names given and
 * removed, else writes, flushes, new lengths and new files are counted too. $DEADLY_NAME: instead, before a file whose name ends so
 * gets another.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *folder, *name;
static long at;
static int only_names;
static atomic_long seen;

__attribute__((constructor)) static void begin(void) {
  const char *number = getenv("DEADLY_AT"), *only = getenv("DEADLY_ONLY");
  folder = getenv("DEADLY_FOLDER");
  name = getenv("DEADLY_NAME");
  at = number ? atol(number) : 0;
  only_names = only && strcmp(only, "names") == 0;
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

static void count(const char *path) {
  if (!folder || at <= 0 || !path || strncmp(path, folder, strlen(folder)) != 0) return;
  if (atomic_fetch_add(&seen, 1) + 1 == at) die();
}

static void count_file(int fd) {
  char link[40], path[PATH_MAX];
  if (!folder || at <= 0 || only_names || fd <= 2) return;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length <= 0) return;
  path[length] = 0;
  count(path);
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) { REAL(pwrite); count_file(fd); return real(fd, data, size, offset); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) { REAL(pwrite64); count_file(fd); return real(fd, data, size, offset); }
ssize_t write(int fd, const void *data, size_t size) { REAL(write); count_file(fd); return real(fd, data, size); }
int fsync(int fd) { REAL(fsync); count_file(fd); return real(fd); }
int fdatasync(int fd) { REAL(fdatasync); count_file(fd); return real(fd); }
int ftruncate(int fd, off_t size) { REAL(ftruncate); count_file(fd); return real(fd, size); }
int ftruncate64(int fd, off64_t size) { REAL(ftruncate64); count_file(fd); return real(fd, size); }

int unlink(const char *path) { REAL(unlink); count(path); return real(path); }
int rename(const char *from, const char *to) {
  REAL(rename);
  size_t length = strlen(from), end = name ? strlen(name) : 0;
  if (end && length >= end && strcmp(from + length - end, name) == 0) die();
  count(from);
  return real(from, to);
}

#define OPEN(name)                                                     \
  int name(const char *path, int flags, ...) {                         \
    REAL(name);                                                        \
    va_list rest;                                                      \
    va_start(rest, flags);                                             \
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;  \
    va_end(rest);                                                      \
    if (!only_names && flags & (O_CREAT | O_TRUNC)) count(path);       \
    return real(path, flags, mode);                                    \
  }
OPEN(open)
OPEN(open64)
