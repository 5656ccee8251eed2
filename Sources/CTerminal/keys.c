#include "cterminal.h"
#include "inside.h"

#include <curses.h>
#include <stdio.h>
#include <string.h>

/* Far above KEY_MAX, where curses numbers the keys that only some terminals have. */
enum { PASTE_BEGIN = 20000, PASTE_END };

static const struct { const char *name; int code; } named[] = {
  {"up", KEY_UP}, {"down", KEY_DOWN}, {"left", KEY_LEFT}, {"right", KEY_RIGHT},
  {"home", KEY_HOME}, {"find", KEY_FIND}, {"end", KEY_END}, {"select", KEY_SELECT},
  {"page-up", KEY_PPAGE}, {"page-down", KEY_NPAGE}, {"insert", KEY_IC}, {"delete", KEY_DC},
  {"backspace", KEY_BACKSPACE}, {"enter", KEY_ENTER}, {"back-tab", KEY_BTAB}, {"resize", KEY_RESIZE},
  {"f1", KEY_F(1)}, {"f2", KEY_F(2)}, {"f3", KEY_F(3)}, {"f4", KEY_F(4)}, {"f5", KEY_F(5)}, {"f6", KEY_F(6)},
  {"f7", KEY_F(7)}, {"f8", KEY_F(8)}, {"f9", KEY_F(9)}, {"f10", KEY_F(10)}, {"f11", KEY_F(11)}, {"f12", KEY_F(12)},
  {"paste-begin", PASTE_BEGIN}, {"paste-end", PASTE_END},
};

int ct_key_code(const char *name) {
  for (size_t i = 0; i < sizeof named / sizeof *named; i++)
    if (strcmp(named[i].name, name) == 0) return named[i].code;
  return -1;
}

/* What terminals send although their terminfo entry (or the one TERM names over ssh) does not say so. */
static const struct { const char *bytes; int code; } usual[] = {
  {"\033[A", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT},
  {"\033OA", KEY_UP}, {"\033OB", KEY_DOWN}, {"\033OC", KEY_RIGHT}, {"\033OD", KEY_LEFT},
  {"\033[H", KEY_HOME}, {"\033OH", KEY_HOME}, {"\033[1~", KEY_HOME}, {"\033[7~", KEY_HOME},
  {"\033[F", KEY_END}, {"\033OF", KEY_END}, {"\033[4~", KEY_END}, {"\033[8~", KEY_END},
  {"\033[2~", KEY_IC}, {"\033[3~", KEY_DC}, {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE},
  {"\033[Z", KEY_BTAB}, {"\033OM", KEY_ENTER},
  {"\033OP", KEY_F(1)}, {"\033OQ", KEY_F(2)}, {"\033OR", KEY_F(3)}, {"\033OS", KEY_F(4)},
  {"\033[11~", KEY_F(1)}, {"\033[12~", KEY_F(2)}, {"\033[13~", KEY_F(3)}, {"\033[14~", KEY_F(4)},
  {"\033[15~", KEY_F(5)}, {"\033[17~", KEY_F(6)}, {"\033[18~", KEY_F(7)}, {"\033[19~", KEY_F(8)},
  {"\033[20~", KEY_F(9)}, {"\033[21~", KEY_F(10)}, {"\033[23~", KEY_F(11)}, {"\033[24~", KEY_F(12)},
};

static WINDOW *reader;

/* Keeps the eighth bit of what is typed. meta() also wants to tell the terminal, which would change what Alt sends:
   everything before it is brought into the outbox, and what comes after is taken back. */
static void keep_eight_bits(void) {
  delay_output(0);
  long before = outbox_mark();
  meta(reader, TRUE);
  delay_output(0);
  outbox_back_to(before);
}

/* Keys are read through a pad, since reading through the screen would also paint it. */
void keys_open(void) {
  define_key("\033[200~", PASTE_BEGIN);
  define_key("\033[201~", PASTE_END);
  for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
    if (key_defined(usual[i].bytes) == 0) define_key(usual[i].bytes, usual[i].code);
  reader = newpad(1, 1);
  keep_eight_bits();
  keys_resume();
  nodelay(reader, TRUE);
}

void keys_resume(void) { keypad(reader, TRUE); }

void keys_close(void) {
  if (reader) delwin(reader);
  reader = NULL;
}

/* Bytes, not wide characters: get_wch() loses a letter whose bytes arrive in two packets. */
int ct_read(void) {
  int key = reader ? wgetch(reader) : ERR;
  if (key == ERR) return -1;
  signals_input_came();
  return key;
}
