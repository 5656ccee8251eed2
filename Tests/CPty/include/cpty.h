#ifndef CPTY_H
#define CPTY_H

/* Starts a program as the leader of a new terminal of this size, with default signals and none blocked.
   Answers the master's descriptor, or -1; *pid is the program. */
int cpty_spawn(const char *path, char *const arguments[], char *const environment[], int rows, int columns, int *pid);
/* Gives the terminal another size; its programs hear of it by SIGWINCH. */
int cpty_resize(int master, int rows, int columns);

/* Starts a child that holds an open-file lock on one byte of a file until it is killed; its number, or -1. */
int cpty_hold_lock(const char *path, int byte);

#endif
