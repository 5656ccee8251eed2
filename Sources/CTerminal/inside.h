/* What the parts of this room say to each other; nothing here is for Swift. */
#ifndef CTERMINAL_INSIDE_H
#define CTERMINAL_INSIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* outbox.c: collects what curses writes, to send it as one write. */
FILE *outbox_open(void);
void outbox_add(const char *bytes);
/* Where the next byte goes, and a way back there. */
long outbox_mark(void);
void outbox_back_to(long mark);
void outbox_send(void);
void outbox_close(void);
bool outbox_is_broken(void);

/* line.c: the terminal line's own settings. */
void line_remember(void);
void line_raw(void);
void line_restore(void);
bool line_size(int *rows, int *columns);

/* terminfo.c: what the open terminal is said to be able to do. */
bool terminfo_moves_cursor(void);
int terminfo_colors(void);

/* locale.c */
void locale_choose(void);

/* signals.c */
void signals_catch(void);
void signals_stop_job(void);
void signals_input_came(void);

/* keys.c */
void keys_open(void);
void keys_resume(void);
void keys_close(void);

/* crash.c: the guard writes to the terminal only while the screen is ours. */
void crash_screen_is_ours(bool ours);
void crash_tell(const char *log_path);

/* errors.c */
void errors_restore(void);

#endif
