#include "cterminal.h"
#include "inside.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Paste marks off, plain keypad, plain letters, cursor shown, back to the first screen. */
static const char restore[] = "\033[?2004l\033[?1l\033>\033[0m\033[?25h\033[?1049l\r\n";
static char farewell[1200];
static volatile sig_atomic_t ours;

void crash_screen_is_ours(bool value) { ours = value; }

/* Written now, since nothing may be composed in a signal handler. */
void crash_tell(const char *path) {
  farewell[0] = 0;
  if (path) snprintf(farewell, sizeof farewell, "What it said last, if anything, is in %s\n", path);
}

/* By hand: nothing of stdio may be used in a handler, and a name says more than a number. */
static void say_signal(int number) {
  static const struct { int number; const char *words; } known[] = {
    {SIGILL, "ILL, a fault in itself"},   {SIGTRAP, "TRAP, a fault in itself"}, {SIGABRT, "ABRT, a fault in itself"},
    {SIGBUS, "BUS, a fault in itself"},   {SIGSEGV, "SEGV, a fault in itself"}, {SIGFPE, "FPE, a fault in itself"},
    {SIGSYS, "SYS"},   {SIGQUIT, "QUIT"}, {SIGUSR1, "USR1"},   {SIGUSR2, "USR2"},   {SIGALRM, "ALRM"},
    {SIGXCPU, "XCPU"}, {SIGVTALRM, "VTALRM"}, {SIGPROF, "PROF"},
  };
  const char *words = "that it does not know";
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (known[i].number == number) words = known[i].words;
  static const char stopped[] = "anteroom was stopped by the signal ";
  (void)!write(STDOUT_FILENO, stopped, sizeof stopped - 1);
  (void)!write(STDOUT_FILENO, words, strlen(words));
  (void)!write(STDOUT_FILENO, ".\n", 2);
}

static void give_back(int number) {
  if (ours) {
    ours = false;
    (void)!write(STDOUT_FILENO, restore, sizeof restore - 1);
    line_restore();
    say_signal(number);
    (void)!write(STDOUT_FILENO, farewell, strlen(farewell));
  }
  /* SA_RESETHAND has put the default back: a core or an exit by signal, as without us. */
  raise(number);
}

/* A stack that overflowed cannot run a handler, so the handler has a stack of its own. */
static void lend_a_stack(void) {
  static char memory[65536];
  stack_t stack = {.ss_sp = memory, .ss_size = sizeof memory};
  sigaltstack(&stack, NULL);
}

/* Also keeps Swift's own backtracer from asking questions in the middle of the screen. */
void ct_guard_crashes(void) {
  static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGSEGV, SIGFPE, SIGSYS, SIGQUIT,
                                SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, SIGVTALRM, SIGPROF};
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = give_back;
  action.sa_flags = (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK);
  lend_a_stack();
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) sigaction(crashes[i], &action, NULL);
}
