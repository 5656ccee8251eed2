#include "chost.h"

#include <crypt.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

int chost_status(int folder, const char *name, struct chost_status *out) {
  struct statx status;
  unsigned wanted = STATX_TYPE | STATX_MODE | STATX_UID | STATX_GID | STATX_INO | STATX_SIZE;
  if (statx(folder, name, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | (*name ? 0 : AT_EMPTY_PATH), wanted, &status) != 0) return -1;
  out->mode = status.stx_mode;
  out->owner = status.stx_uid;
  out->group = status.stx_gid;
  out->size = (int64_t)status.stx_size;
  out->number = status.stx_ino;
  return 0;
}

static int set_lock(int fd, int64_t byte, short type, int how) {
  struct flock lock;
  memset(&lock, 0, sizeof lock);  // l_pid must be 0 for these locks
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  lock.l_start = byte;
  lock.l_len = 1;
  return fcntl(fd, how, &lock);
}

int chost_lock(int fd, int64_t byte, int exclusive) { return set_lock(fd, byte, exclusive ? F_WRLCK : F_RDLCK, F_OFD_SETLK); }
int chost_unlock(int fd, int64_t byte) { return set_lock(fd, byte, F_UNLCK, F_OFD_SETLK); }

// The system's queue has no deadline: a signal to this thread alone ends the waiting. It comes again and again, so that one that arrives
// just before the waiting begins is not the last.
static void wake(int signal) { (void)signal; }
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int waker(void) { return SIGRTMIN + 5; }
static void set_waker(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = wake;
  sigaction(waker(), &action, NULL);
}

static int64_t micros_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int chost_lock_wait(int fd, int64_t byte, int exclusive, int64_t micros) {
  pthread_once(&once, set_waker);
  struct sigevent event;
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = waker();
  event._sigev_un._tid = gettid();
  timer_t timer;
  if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0) return -1;
  sigset_t wanted, before;
  sigemptyset(&wanted);
  sigaddset(&wanted, waker());
  pthread_sigmask(SIG_UNBLOCK, &wanted, &before);
  struct itimerspec when = {{0, 2000000}, {micros / 1000000, micros % 1000000 * 1000}};
  timer_settime(timer, 0, &when, NULL);
  int64_t end = micros_now() + micros;
  int result, code;
  do {
    result = set_lock(fd, byte, exclusive ? F_WRLCK : F_RDLCK, F_OFD_SETLKW);
    code = errno;
  } while (result != 0 && code == EINTR && micros_now() < end);
  timer_delete(timer);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = code == EINTR ? EAGAIN : code;
  return result;
}

int64_t chost_volume(int fd) {
  struct statfs volume;
  if (fstatfs(fd, &volume) != 0) return -1;
  return (int64_t)(uint32_t)volume.f_type;
}

int64_t chost_free_bytes(int fd) {
  struct statvfs volume;
  if (fstatvfs(fd, &volume) != 0) return -1;
  return (int64_t)volume.f_bavail * (int64_t)volume.f_frsize;
}

int chost_open(int folder, const char *name, int flags, unsigned mode) { return openat(folder, name, flags, (mode_t)mode); }

int64_t chost_find(const uint8_t *bytes, size_t count, const uint8_t *wanted, size_t wanted_count) {
  const uint8_t *hit = memmem(bytes, count, wanted, wanted_count);
  return hit == NULL ? -1 : hit - bytes;
}

void chost_keep_memory_private(void) {
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

void chost_take_memory_in_large_pieces(void) {
  const int room = 16 << 20;
  const uintptr_t large = 2 << 20;
  mallopt(M_MMAP_THRESHOLD, 4 * room);
  mallopt(M_TRIM_THRESHOLD, 4 * room);
  mallopt(M_TOP_PAD, room);
  // More than there is as yet: so the heap grows, by this and the room.
  void *first = malloc(256 << 10);
  if (first == NULL) return;
  uintptr_t start = ((uintptr_t)first + large - 1) / large * large, end = (uintptr_t)sbrk(0) / large * large;
  if (start < end) madvise((void *)start, end - start, MADV_HUGEPAGE);
  free(first);
}

int chost_crypt(const uint8_t *secret, size_t count, const char *setting, char *out, size_t size) {
  struct crypt_data *data = calloc(1, sizeof *data);  // 32 KB: too large for the stack of a small thread
  char *phrase = malloc(count + 1);
  int failed = -1;
  if (data != NULL && phrase != NULL && memchr(secret, 0, count) == NULL) {
    memcpy(phrase, secret, count);
    phrase[count] = 0;
    const char *hash = crypt_r(phrase, setting, data);
    if (hash != NULL && hash[0] == '$' && strlen(hash) < size) {
      strcpy(out, hash);
      failed = 0;
    }
  }
  if (phrase != NULL) explicit_bzero(phrase, count + 1);
  if (data != NULL) explicit_bzero(data, sizeof *data);
  free(phrase);
  free(data);
  return failed;
}

int chost_setting(char *out, size_t size) { return crypt_gensalt_rn("$y$", 0, NULL, 0, out, (int)size) == NULL ? -1 : 0; }

int chost_same(const uint8_t *one, const uint8_t *other, size_t count) {
  volatile uint8_t difference = 0;
  for (size_t i = 0; i < count; i++) difference |= one[i] ^ other[i];
  return difference == 0;
}
