#include "inside.h"

/* A file of its own: term.h makes macros of words like "columns" and "lines". curses.h has to come first. */
#include <curses.h>
#include <term.h>

/* Without it (TERM=dumb) every row would land on the one before. */
bool terminfo_moves_cursor(void) { return tigetstr("cup") != NULL; }

int terminfo_colors(void) {
  int known = tigetnum("colors");
  return known > 0 && tigetnum("pairs") > 1 ? known : 0;
}
