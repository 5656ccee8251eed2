#include "inside.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* ncurses writes a refresh as one write(2) for each line or cursor move, whatever buffer its FILE has. So it is given a
   file in memory instead of the terminal, and a whole frame goes out at once: no half-painted screens, one packet a key. */

static FILE *box;
static bool broken;

FILE *outbox_open(void) {
  int fd = memfd_create("frame", MFD_CLOEXEC);
  /* Where the kernel has no such files the screen still works, in more writes. */
  if (fd < 0) fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  broken = false;
  box = fd < 0 ? NULL : fdopen(fd, "w");
  return box;
}

static void write_whole(int fd, const char *bytes, size_t count) {
  while (count > 0 && !broken) {
    ssize_t sent = write(fd, bytes, count);
    if (sent > 0) {
      bytes += sent;
      count -= (size_t)sent;
    } else if (errno == EAGAIN) {
      /* Another program left the shared terminal non-blocking. */
      struct pollfd room = {STDOUT_FILENO, POLLOUT, 0};
      if (poll(&room, 1, -1) < 0 && errno != EINTR) broken = true;
    } else if (errno != EINTR) {
      broken = true;
    }
  }
}

void outbox_add(const char *bytes) {
  if (box) write_whole(fileno(box), bytes, strlen(bytes));
}

long outbox_mark(void) { return box ? (long)lseek(fileno(box), 0, SEEK_CUR) : 0; }

void outbox_back_to(long mark) {
  if (box) (void)lseek(fileno(box), mark, SEEK_SET);
}

void outbox_send(void) {
  if (!box) return;
  static char frame[65536];
  off_t total = outbox_mark(), at = 0;
  while (at < total) {
    size_t wanted = total - at < (off_t)sizeof frame ? (size_t)(total - at) : sizeof frame;
    ssize_t got = pread(fileno(box), frame, wanted, at);
    if (got <= 0) break;
    write_whole(STDOUT_FILENO, frame, (size_t)got);
    at += got;
  }
  outbox_back_to(0);
}

void outbox_close(void) {
  if (box) fclose(box);
  box = NULL;
}

bool outbox_is_broken(void) { return broken; }
