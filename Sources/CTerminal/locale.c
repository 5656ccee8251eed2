#include "cterminal.h"
#include "inside.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool promised;

static bool speaks_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

/* The name the C library looks for, in its order. */
static const char *wanted_name(void) {
  static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
    const char *value = getenv(variables[i]);
    if (value && *value) return value;
  }
  return "C";
}

static bool names_utf8(const char *name) { return strcasestr(name, "UTF-8") || strcasestr(name, "UTF8"); }

/* Only LC_CTYPE: numbers and dates of the program must not change with the person's country.
   The name is what the person's terminal was promised; over ssh it often names a locale this host lacks (en_US.UTF-8
   on a bare server), and then the terminal still understands UTF-8. LANG=C promises nothing, but letters are kept
   whole all the same, since a mangled name is worse than an odd border. */
void locale_choose(void) {
  bool known = setlocale(LC_CTYPE, "") != NULL;
  promised = known ? speaks_utf8() : names_utf8(wanted_name());
  static const char *const fallbacks[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
  for (size_t i = 0; i < sizeof fallbacks / sizeof *fallbacks && !speaks_utf8(); i++) setlocale(LC_CTYPE, fallbacks[i]);
}

bool ct_utf8(void) { return promised && speaks_utf8(); }
