#include "inside.h"

/* A file of its own: term.h makes macros of words like "columns" and "lines". curses.h has to come first. */
#include <curses.h>
#include <term.h>

static bool has(const char *name) {
  const char *string = tigetstr(name);
  return string && string != (const char *)-1;
}

/* Without it (TERM=dumb) every row would land on the one before. What can put a character anywhere and not mark it in any way
   (TERM=vt52) cannot show which row is chosen, and its frames come out broken. */
bool terminfo_moves_cursor(void) { return has("cup") && (has("rev") || has("smso") || has("bold")); }

int terminfo_colors(void) {
  int known = tigetnum("colors");
  return known > 0 && tigetnum("pairs") > 1 ? known : 0;
}
