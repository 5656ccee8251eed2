#define _GNU_SOURCE
#include "cpty.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

static struct winsize size_of(int rows, int columns) {
  return (struct winsize){.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
}

/* Tests run on threads that block signals, and a child inherits that: without this it would never hear of a resize. */
static void default_signals(void) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

/* In C, since between fork and exec of a threaded process only plain system calls are safe. */
int cpty_spawn(const char *path, char *const arguments[], char *const environment[], int rows, int columns, int *pid) {
  struct winsize size = size_of(rows, columns);
  int master = -1;
  *pid = forkpty(&master, NULL, NULL, &size);
  if (*pid == 0) {
    default_signals();
    execve(path, arguments, environment);
    _exit(127);
  }
  if (*pid < 0) return -1;
  /* Another test's program must not keep this terminal alive. */
  fcntl(master, F_SETFD, FD_CLOEXEC);
  return master;
}

int cpty_resize(int master, int rows, int columns) {
  struct winsize size = size_of(rows, columns);
  return ioctl(master, TIOCSWINSZ, &size);
}

/* A child that holds the lock of one byte until it is killed. It takes the lock before this returns; -1 if it could not. */
int cpty_hold_lock(const char *path, int byte) {
  int ready[2];
  if (pipe(ready) != 0) return -1;
  int pid = fork();
  if (pid == 0) {
    default_signals();
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1};
    int file = open(path, O_RDWR | O_CLOEXEC);
    char answer = file >= 0 && fcntl(file, F_OFD_SETLK, &lock) == 0 ? '+' : '-';
    if (write(ready[1], &answer, 1) != 1 || answer == '-') _exit(1);
    for (;;) pause();
  }
  char answer = '-';
  if (pid > 0 && (read(ready[0], &answer, 1) != 1 || answer != '+')) {
    kill(pid, SIGKILL);
    pid = -1;
  }
  close(ready[0]);
  close(ready[1]);
  return pid;
}
