#include "inside.h"

#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static struct termios found;
static bool have_found;

void line_remember(void) { have_found = tcgetattr(STDIN_FILENO, &found) == 0; }

/* Every key arrives as a key: Ctrl-S (save, by habit) must not freeze the screen, nor Ctrl-C (copy) end the program. */
void line_raw(void) {
  struct termios raw;
  if (tcgetattr(STDIN_FILENO, &raw) != 0) return;
  cfmakeraw(&raw);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSANOW, &raw);
}

/* Safe in a signal handler. */
void line_restore(void) {
  if (have_found) tcsetattr(STDIN_FILENO, TCSANOW, &found);
}

bool line_size(int *rows, int *columns) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return true;
}
