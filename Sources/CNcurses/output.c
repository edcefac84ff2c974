#define _GNU_SOURCE

#include "CNcurses.h"
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

// A terminal that stops reading (a stalled connection, a paused multiplexer) stops whoever writes to it. So curses writes
// into a file in memory, and what it holds is sent as fast as the terminal takes it, through a file description of its own
// that doesn't block: that of standard output is shared with the shell, which expects one that does.

// Nothing is added to more than this, in bytes.
enum { MOST_UNSENT = 1 << 20 };
// How long the last bytes may take, without any progress and in all, and how often progress is looked for; milliseconds.
enum { STALL_LIMIT = 1000, FINISH_LIMIT = 5000, FINISH_STEP = 50 };

// Blocks where the terminal can't be opened anew, such as another user's after su.
static int terminal = -1;
// What curses writes to: the terminal at first, then memory.
static FILE *curses_file;

static char *unsent;
static size_t unsent_start, unsent_end, unsent_capacity;

FILE *output_open(void) {
    terminal = open("/proc/self/fd/1", O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (terminal < 0) terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    int descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    curses_file = descriptor >= 0 ? fdopen(descriptor, "w") : NULL;
    if (!curses_file && descriptor >= 0) close(descriptor);
    if (terminal >= 0 && curses_file) return curses_file;
    output_close();
    return NULL;
}

bool output_capture(void) {
    int memory = memfd_create("screen", MFD_CLOEXEC);
    if (memory < 0) return false;
    bool is_captured = dup3(memory, fileno(curses_file), O_CLOEXEC) >= 0;
    close(memory);
    return is_captured;
}

void output_close(void) {
    if (curses_file) fclose(curses_file);
    curses_file = NULL;
    int descriptor = terminal;
    // First, for a signal that comes now.
    terminal = -1;
    if (descriptor >= 0) close(descriptor);
    unsent_start = unsent_end = 0;
}

int output_descriptor(void) {
    return terminal;
}

bool terminal_is_behind(void) {
    return unsent_start < unsent_end;
}

bool output_pump(void) {
    while (terminal_is_behind()) {
        ssize_t written = write(terminal, unsent + unsent_start, unsent_end - unsent_start);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && errno == EAGAIN) return false;
        // The terminal is gone.
        if (written <= 0) break;
        unsent_start += (size_t)written;
    }
    unsent_start = unsent_end = 0;
    return true;
}

/// Room for so many bytes at the end, NULL where there is none. What doesn't fit is left out as a whole, never cut.
static char *reserve(size_t count) {
    if (unsent_end - unsent_start > MOST_UNSENT) return NULL;
    if (unsent_end + count > unsent_capacity) {
        char *larger = realloc(unsent, unsent_end + count);
        if (!larger) return NULL;
        unsent = larger;
        unsent_capacity = unsent_end + count;
    }
    return unsent + unsent_end;
}

/// Takes what curses has written.
static void collect(void) {
    int memory = fileno(curses_file);
    off_t count = lseek(memory, 0, SEEK_CUR);
    if (count <= 0) return;
    char *room = reserve((size_t)count);
    if (room && pread(memory, room, (size_t)count, 0) == count) unsent_end += (size_t)count;
    lseek(memory, 0, SEEK_SET);
}

void output_send(void) {
    collect();
    output_pump();
}

void terminal_send(const char *bytes, size_t count) {
    collect();
    char *room = reserve(count);
    if (room) {
        memcpy(room, bytes, count);
        unsent_end += count;
    }
    output_pump();
}

void output_drop(void) {
    collect();
    // ECMA-48's string terminator, which ends a sequence that was cut and means nothing otherwise.
    static const char terminator[] = "\033\\";
    bool is_cut = unsent_start > 0;
    unsent_start = unsent_end = 0;
    if (is_cut) terminal_send(terminator, sizeof terminator - 1);
}

static long milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool output_finish(void) {
    long start = milliseconds(), progress = start;
    collect();
    size_t sent = unsent_start;
    while (!output_pump()) {
        long now = milliseconds();
        if (unsent_start != sent) progress = now;
        sent = unsent_start;
        if (now - progress > STALL_LIMIT || now - start > FINISH_LIMIT) {
            unsent_start = unsent_end = 0;
            return false;
        }
        struct pollfd room = {terminal, POLLOUT, 0};
        poll(&room, 1, FINISH_STEP);
    }
    return true;
}
