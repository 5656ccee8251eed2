#include "cterminal.h"
#include "inside.h"

#include <curses.h>
#include <stdlib.h>
#include <unistd.h>

static SCREEN *screen;
static bool is_open, has_pairs;
static int shown_cursor;

bool ct_input_is_terminal(void) { return isatty(STDIN_FILENO); }
bool ct_output_is_terminal(void) { return isatty(STDOUT_FILENO); }

/* ---- Taking and giving back ---- */

static void enter(void) {
  line_raw();
  crash_screen_is_ours(true);
  outbox_add("\033[?2004h");
  /* curses began with the rows of terminfo, 24, as scrolling margins, and a move downward ends at a margin: all rows are one region. */
  char *margins = tigetstr("csr");
  if (margins && margins != (char *)-1) outbox_add("\033[r");
  shown_cursor = -1;
}

static void leave(void) {
  curs_set(1);
  endwin();
  outbox_add("\033[?2004l");
  outbox_send();
  line_restore();
  crash_screen_is_ours(false);
}

/* newterm, never initscr, which ends the process over an unknown TERM. */
static int start_curses(const char *term) {
  FILE *out = outbox_open();
  screen = out ? newterm(term, out, stdin) : NULL;
  if (!screen) return CT_UNKNOWN_TERM;
  return terminfo_moves_cursor() ? CT_OPEN : CT_NO_CURSOR_MOTION;
}

static void end_curses(void) {
  keys_close();
  if (screen) delscreen(screen);
  screen = NULL;
  outbox_close();
}

/* A person waits a second after Esc with the default; ESCDELAY is for lines so slow that a sequence arrives in parts. */
static void choose_escape_delay(void) {
  if (!getenv("ESCDELAY")) set_escdelay(25);
}

int ct_open(const char *term) {
  if (is_open) return CT_OPEN;
  static bool at_exit;
  if (!at_exit) at_exit = atexit(ct_close) == 0;
  locale_choose();
  line_remember();
  /* Before curses, which leaves alone what already has a handler. */
  signals_catch();
  int result = start_curses(term);
  if (result != CT_OPEN) {
    if (screen) endwin();
    end_curses();
    return result;
  }
  is_open = true;
  has_pairs = false;
  choose_escape_delay();
  noecho();
  nonl();
  typeahead(-1);
  keys_open();
  ct_sync_size();
  enter();
  return CT_OPEN;
}

void ct_close(void) {
  errors_restore();
  if (!is_open) return;
  is_open = false;
  leave();
  end_curses();
}

void ct_resume(void) {
  if (!is_open) return;
  /* Makes the next refresh enter the screen anew, with all its modes. */
  if (!isendwin()) endwin();
  enter();
  keys_resume();
  ct_sync_size();
}

void ct_suspend(void) {
  if (!is_open) return;
  leave();
  signals_stop_job();
  ct_resume();
}

/* ---- Size ---- */

void ct_size(int *rows, int *columns) {
  if (is_open) getmaxyx(stdscr, *rows, *columns);
}

/* resize_term, not resizeterm: that one would queue a key that nobody pressed. */
void ct_sync_size(void) {
  int rows, columns;
  if (is_open && line_size(&rows, &columns)) resize_term(rows, columns);
  ct_repaint();
}

/* ---- Painting ---- */

int ct_colors(void) { return is_open ? terminfo_colors() : 0; }

/* Colour starts with the first pair, so that a screen without colour sends no colour resets either. */
bool ct_pair(int pair, int foreground, int background) {
  if (!is_open) return false;
  if (!has_pairs) has_pairs = start_color() == OK && use_default_colors() == OK;
  return has_pairs && init_extended_pair(pair, foreground, background) == OK;
}

static attr_t curses_attributes(int attributes) {
  attr_t result = A_NORMAL;
  if (attributes & CT_BOLD) result |= A_BOLD;
  if (attributes & CT_DIM) result |= A_DIM;
  if (attributes & CT_UNDERLINE) result |= A_UNDERLINE;
  if (attributes & CT_REVERSE) result |= A_REVERSE;
  return result;
}

/* The pair goes by pointer: COLOR_PAIR() cannot carry numbers above 255. */
void ct_put(int row, int column, const char *utf8, int attributes, int pair) {
  if (!is_open) return;
  wattr_set(stdscr, curses_attributes(attributes), 0, &pair);
  mvaddstr(row, column, utf8);
}

void ct_cursor(int row, int column, bool visible) {
  if (!is_open) return;
  if (shown_cursor != visible) curs_set(visible ? 1 : 0);
  shown_cursor = visible;
  move(row, column);
}

void ct_erase(void) {
  if (!is_open) return;
  int plain = 0;
  wattr_set(stdscr, A_NORMAL, 0, &plain);
  erase();
}

void ct_flush(void) {
  if (!is_open) return;
  refresh();
  outbox_send();
}

void ct_repaint(void) {
  if (is_open) clearok(curscr, TRUE);
}
