// The peers of Tests/Bench/commit.py, in C so that no interpreter stands between them and the disk. Built by that script:
//     cc -O2 commitpeer.c -lsqlite3
//
//     commitpeer make DIR VISITS PATIENTS     a base with a row for each visit, superbill and patient, as long as ours are, and an audit table
//     commitpeer sqlite DIR VISITS PATIENTS LINE
//     commitpeer bare DIR VISITS PATIENTS LINE
//
// Reads "count N" or "seconds S" a line and answers with the microseconds of each commit. A commit of "sqlite" is one transaction, WAL and
// synchronous=FULL: begin immediate; read the audit rows that others added; read a visit, its superbill and its patient; update the three,
// their versions with them; add an audit row of LINE bytes; commit. Whoever has to wait does so by SQLite's own busy handler.
// A commit of "bare" is one write of LINE bytes at the end of a file of its own, and fdatasync.
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char *tables[3] = {"visits", "superbills", "patients"};
static const int sizes[3] = {1000, 370, 380};
enum { DAY = 200 };  // The visits that are worked on are those of the newest day.

static long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000L + time.tv_nsec / 1000;
}

static void end(const char *what) {
  perror(what);
  exit(1);
}

static sqlite3 *base;

static void say(const char *sql) {
  char *fault = NULL;
  if (sqlite3_exec(base, sql, NULL, NULL, &fault) != SQLITE_OK) {
    fprintf(stderr, "%s: %s\n", sql, fault);
    exit(1);
  }
}

static void open_base(const char *folder) {
  char path[4096];
  snprintf(path, sizeof path, "%s/base.sqlite", folder);
  if (sqlite3_open(path, &base) != SQLITE_OK) end("opening the base");
  sqlite3_busy_timeout(base, 60000);
  say("pragma journal_mode=wal");
  say("pragma synchronous=full");
}

static sqlite3_stmt *prepared(const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(base, sql, -1, &statement, NULL) != SQLITE_OK) {
    fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(base));
    exit(1);
  }
  return statement;
}

static void done(sqlite3_stmt *statement) {
  if (sqlite3_step(statement) != SQLITE_DONE) {
    fprintf(stderr, "%s: %s\n", sqlite3_sql(statement), sqlite3_errmsg(base));
    exit(1);
  }
  sqlite3_reset(statement);
}

static void make(const char *folder, int visits, int patients) {
  char sql[400];
  open_base(folder);
  say("create table audit(seq integer primary key, line text)");
  say("begin");
  for (int k = 0; k < 3; k++) {
    snprintf(sql, sizeof sql, "create table %s(id integer primary key, v integer, card text)", tables[k]);
    say(sql);
    snprintf(sql, sizeof sql,
             "with recursive n(i) as (select 1 union all select i + 1 from n where i < %d) insert into %s select i, 1, printf('%%.*c', %d, 'x') from n",
             k == 2 ? patients : visits, tables[k], sizes[k]);
    say(sql);
  }
  say("commit");
}

static sqlite3_stmt *begin, *commit, *news, *read_card[3], *write_card[3], *audit;
static long seen;
static unsigned long sum;
static char line[1 << 16];
static int length;

static void prepare(void) {
  char sql[200];
  begin = prepared("begin immediate");
  commit = prepared("commit");
  news = prepared("select seq, line from audit where seq > ? order by seq");
  audit = prepared("insert into audit(line) values (?)");
  for (int k = 0; k < 3; k++) {
    snprintf(sql, sizeof sql, "select v, card from %s where id = ?", tables[k]);
    read_card[k] = prepared(sql);
    snprintf(sql, sizeof sql, "update %s set v = v + 1, card = ? where id = ?", tables[k]);
    write_card[k] = prepared(sql);
  }
}

static void commit_to_base(int number, int visits, int patients) {
  int visit = visits - number * 7919 % DAY, ids[3] = {visit, visit, visit % patients + 1};
  char cards[3][1024];
  done(begin);
  sqlite3_bind_int64(news, 1, seen);
  while (sqlite3_step(news) == SQLITE_ROW) {
    seen = sqlite3_column_int64(news, 0);
    const char *text = (const char *)sqlite3_column_text(news, 1);
    sum += text != NULL ? (unsigned char)text[0] : 0;
  }
  sqlite3_reset(news);
  for (int k = 0; k < 3; k++) {
    sqlite3_bind_int(read_card[k], 1, ids[k]);
    if (sqlite3_step(read_card[k]) != SQLITE_ROW) end("no such row");
    snprintf(cards[k], sizes[k] + 1, "%s", (const char *)sqlite3_column_text(read_card[k], 1));
    cards[k][number % 100] = 'a' + number % 26;
    sqlite3_reset(read_card[k]);
  }
  for (int k = 0; k < 3; k++) {
    sqlite3_bind_text(write_card[k], 1, cards[k], sizes[k], SQLITE_STATIC);
    sqlite3_bind_int(write_card[k], 2, ids[k]);
    done(write_card[k]);
  }
  sqlite3_bind_text(audit, 1, line, length, SQLITE_STATIC);
  done(audit);
  seen = sqlite3_last_insert_rowid(base);
  done(commit);
}

int main(int count, char **words) {
  if (count < 5) return 2;
  int visits = atoi(words[3]), patients = atoi(words[4]), is_base = strcmp(words[1], "sqlite") == 0, file = -1;
  if (strcmp(words[1], "make") == 0) {
    make(words[2], visits, patients);
    return 0;
  }
  length = count > 5 ? atoi(words[5]) : 800;
  memset(line, 'x', sizeof line);
  if (is_base) {
    open_base(words[2]);
    prepare();
  } else {
    char path[4096];
    snprintf(path, sizeof path, "%s/bare-%d", words[2], getpid());
    file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (file < 0) end("opening");
  }
  char what[64];
  double amount;
  int number = getpid();
  long *times = malloc(sizeof(long) * 4000000);
  while (times != NULL && scanf("%63s %lf", what, &amount) == 2) {
    int is_time = strcmp(what, "seconds") == 0;
    long n = 0, last = now() + (is_time ? (long)(amount * 1e6) : 600000000L);
    while (now() < last && n < 4000000 && (is_time || n < (long)amount)) {
      long start = now();
      if (is_base) {
        commit_to_base(number, visits, patients);
      } else if (write(file, line, length) != length || fdatasync(file) != 0) {
        end("writing");
      }
      times[n++] = now() - start;
      number++;
    }
    for (long i = 0; i < n; i++) printf(i > 0 ? ",%ld" : "[%ld", times[i]);
    puts("]");
    fflush(stdout);
  }
  return 0;
}
