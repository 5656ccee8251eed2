// What `import Glibc` hides from Swift, and nothing else.
#ifndef CHOST_H
#define CHOST_H

#include <stddef.h>
#include <stdint.h>

// Locks or frees one byte of an open file (an open-file-description lock). 0, or -1 with errno set; EAGAIN when another has it.
int chost_lock(int fd, int64_t byte, int exclusive);
// The same, and waits for it in the order of asking, at most so many microseconds; EAGAIN when it is not free by then.
int chost_lock_wait(int fd, int64_t byte, int exclusive, int64_t micros);
int chost_unlock(int fd, int64_t byte);

// The magic number of the file system an open file is on, or -1 with errno set.
int64_t chost_volume(int fd);

// The bytes that may still be written there, or -1 with errno set.
int64_t chost_free_bytes(int fd);

// What a file is, without its times: one that is asked for these notes its next change more closely, and so costs its next sync a second write.
struct chost_status {
  uint32_t mode, owner, group;
  int64_t size;
  uint64_t number;
};

// The status of a name in a folder, of a link itself; of the open file where the name is "". 0, or -1 with errno set.
int chost_status(int folder, const char *name, struct chost_status *out);

// open() below a folder, without the variable arguments.
int chost_open(int folder, const char *name, int flags, unsigned mode);

// The first place where some bytes stand in others (memmem), or -1.
int64_t chost_find(const uint8_t *bytes, size_t count, const uint8_t *wanted, size_t wanted_count);

// No core file of this process, and no other process of the same account may look into it: what is in memory is patients' names.
void chost_keep_memory_private(void);

// Makes room for some sixteen megabytes at once, in the system's large pages where it has them, and keeps what is given back for the next use.
void chost_take_memory_in_large_pieces(void);

// What crypt(3) makes of a secret with a setting, as a string of at most `size` bytes with its end. 0, or -1 if it cannot.
int chost_crypt(const uint8_t *secret, size_t count, const char *setting, char *out, size_t size);

// A new setting for yescrypt with salt from the system. 0, or -1.
int chost_setting(char *out, size_t size);

// Takes so many blocks of 64 bytes into the eight words of a SHA-256 by the processor's own means, with the 64 constants. 0 if it has none.
int chost_sha256(uint32_t *state, const void *bytes, size_t count, const uint32_t *constants);

// Whether two runs of bytes are the same, in a time that does not tell where they differ.
int chost_same(const uint8_t *one, const uint8_t *other, size_t count);

#endif
