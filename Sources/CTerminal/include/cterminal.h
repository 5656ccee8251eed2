#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>

/* The terminal, without a word of curses: its macros and globals never reach Swift.
   One screen, one thread: every call but ct_errors_to() belongs to the main thread. */

/* ---- The room: in, out, aside ---- */

enum { CT_OPEN = 0, CT_UNKNOWN_TERM = -1, CT_NO_CURSOR_MOTION = -2 };

bool ct_input_is_terminal(void);
bool ct_output_is_terminal(void);
/* Takes over the screen as this kind of terminal; never exits, and after a failure nothing was written. */
int ct_open(const char *term);
/* Gives everything back as it was found. Harmless when repeated; also done at exit. */
void ct_close(void);
/* Ctrl-Z: gives the terminal back, stops the whole job, and takes the terminal again when it is continued. */
void ct_suspend(void);
/* Someone else stopped and continued us: takes the terminal again. The next ct_flush() paints everything. */
void ct_resume(void);
/* Standard error, if it is the terminal, goes to the end of this file (0600) until ct_close(). 0, or errno. */
int ct_errors_to(const char *path);
/* On a crash gives the terminal back, says where the reason is written, and crashes on. */
void ct_guard_crashes(void);

/* ---- What happens ---- */

enum { CT_INPUT = 1, CT_SIGNAL = 2, CT_GONE = 4, CT_EXTRA = 8 };
enum { CT_TERMINATED = 1, CT_HUNG_UP, CT_INTERRUPTED, CT_RESIZED, CT_CONTINUED, CT_STOP_ASKED };

/* Waits for keys, a signal or extra_fd (-1 for none), at most timeout_ms (-1 for ever). A set of CT_INPUT ... CT_EXTRA. */
int ct_wait(int timeout_ms, int extra_fd);
/* The next signal that came, CT_TERMINATED ... CT_STOP_ASKED, or 0. */
int ct_take_signal(void);
/* The next byte typed (0-255), the code of a named key (256 and more), or -1: nothing more just now. */
int ct_read(void);
/* The code ct_read() gives for "up", "f1", "paste-begin" ...; -1 for a name that is not a key. */
int ct_key_code(const char *name);

/* ---- What is shown ---- */

enum { CT_BOLD = 1, CT_DIM = 2, CT_UNDERLINE = 4, CT_REVERSE = 8 };

void ct_size(int *rows, int *columns);
/* Follows the real size of the terminal and forgets what is painted. */
void ct_sync_size(void);
/* False when the locale does not promise UTF-8: names still come out whole, but borders are better plain. */
bool ct_utf8(void);
/* How many colours the terminal knows; 0 for none. */
int ct_colors(void);
/* Makes pair n of two colours, -1 for the terminal's own. False when the terminal has no such pair. */
bool ct_pair(int pair, int foreground, int background);
void ct_put(int row, int column, const char *utf8, int attributes, int pair);
/* Parks the cursor for the next ct_flush(). */
void ct_cursor(int row, int column, bool visible);
void ct_erase(void);
/* Sends what changed, as one write. */
void ct_flush(void);
/* Makes the next ct_flush() send every cell. */
void ct_repaint(void);

#endif
