#include "cterminal.h"
#include "inside.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static int kept = -1;

/* A message of Foundation, or the reason of a crash, would be painted over; in a file it can be read afterwards.
   Where the person sends standard error elsewhere (2>file) it stays there. */
int ct_errors_to(const char *path) {
  if (kept >= 0 || !isatty(STDERR_FILENO)) return 0;
  int log = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (log < 0) return errno;
  kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  int failed = kept < 0 || dup2(log, STDERR_FILENO) < 0 ? errno : 0;
  close(log);
  if (!failed) crash_tell(path);
  return failed;
}

void errors_restore(void) {
  if (kept < 0) return;
  dup2(kept, STDERR_FILENO);
  close(kept);
  kept = -1;
  crash_tell(NULL);
}
