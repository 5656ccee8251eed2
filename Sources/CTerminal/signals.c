#include "cterminal.h"
#include "inside.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* A self-pipe: the handler writes the signal's number, poll wakes, and the work is done outside the handler. */
static int self_pipe[2] = {-1, -1};

static const struct { int number, meaning; } caught[] = {
  {SIGTERM, CT_TERMINATED}, {SIGHUP, CT_HUNG_UP},    {SIGINT, CT_INTERRUPTED},
  {SIGWINCH, CT_RESIZED},   {SIGCONT, CT_CONTINUED}, {SIGTSTP, CT_STOP_ASKED},
};
enum { CAUGHT = sizeof caught / sizeof *caught };

static void note(int number) {
  int before = errno;
  unsigned char byte = (unsigned char)number;
  (void)!write(self_pipe[1], &byte, 1);
  errno = before;
}

static void act(int number, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigaction(number, &action, NULL);
}

/* Called before curses starts: it leaves alone what already has a handler. */
void signals_catch(void) {
  if (self_pipe[0] < 0 && pipe2(self_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return;
  for (int i = 0; i < CAUGHT; i++) act(caught[i].number, note);
}

int ct_take_signal(void) {
  unsigned char byte;
  while (read(self_pipe[0], &byte, 1) == 1)
    for (int i = 0; i < CAUGHT; i++)
      if (caught[i].number == byte) return caught[i].meaning;
  return 0;
}

/* The whole group stops, as a Ctrl-Z of the line would have it: a shell waiting on a wrapper script must notice.
   We ourselves stop last and by raise(), so that the stop has happened when it returns. SIGCONT is not noted meanwhile:
   the caller knows. */
void signals_stop_job(void) {
  act(SIGCONT, SIG_DFL);
  act(SIGTSTP, SIG_IGN);
  kill(0, SIGTSTP);
  act(SIGTSTP, SIG_DFL);
  raise(SIGTSTP);
  act(SIGTSTP, note);
  act(SIGCONT, note);
}

/* Input that poll announces and nobody can read: the other end is gone. Without this the loop would spin. */
static int announced_in_vain;

int ct_wait(int timeout_ms, int extra_fd) {
  struct pollfd watched[3] = {{STDIN_FILENO, POLLIN, 0}, {self_pipe[0], POLLIN, 0}, {extra_fd, POLLIN, 0}};
  int ready;
  do ready = poll(watched, 3, timeout_ms);
  while (ready < 0 && errno == EINTR);

  int happened = 0;
  if (watched[0].revents & POLLIN) happened |= CT_INPUT;
  if (watched[1].revents & POLLIN) happened |= CT_SIGNAL;
  if (watched[2].revents) happened |= CT_EXTRA;
  if (watched[0].revents & (POLLHUP | POLLERR | POLLNVAL) || outbox_is_broken()) happened |= CT_GONE;
  /* Nor may it where the system will not wait at all. */
  if ((happened & CT_INPUT || ready < 0) && ++announced_in_vain > 20) happened |= CT_GONE;
  return happened;
}

/* keys.c says that announced input was really there. */
void signals_input_came(void) { announced_in_vain = 0; }
