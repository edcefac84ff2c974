// Shared by this target's C files.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/// Remembers how the terminal is now, and the bytes that leave the screen.
void restoration_prepare(const char *bytes, size_t count);
/// Writes the bytes that leave the screen, without waiting for a terminal that no longer reads. Async-signal-safe.
void restoration_write(void);
/// Whether the terminal is taken over, so that a fatal signal must give it back.
void restoration_activate(bool is_active);
/// Gives the terminal back if it is taken over. Async-signal-safe.
void restoration_run(void);
/// Sets the terminal's modes as they were: as soon as all is sent, or now. Async-signal-safe.
void restoration_reset_modes(bool is_now);

/// Opens what keeps a slow terminal from stopping this process. Returns what curses is to write to, still the terminal
/// itself, or NULL.
FILE *output_open(void);
/// From here on what curses writes is kept until it is sent, and its file is no terminal any more.
bool output_capture(void);
void output_close(void);
/// Sends what the terminal takes now, also of what curses has written meanwhile.
void output_send(void);
/// Sends what the terminal takes now; true when nothing is left.
bool output_pump(void);
/// Drops what isn't sent yet.
void output_drop(void);
/// Sends what is left, in a bounded time; false if the rest was dropped.
bool output_finish(void);
/// The terminal, to wait at for room; -1 where there is none.
int output_descriptor(void);

/// Directs signals to this target: those that end the process restore the terminal first, the others become bytes at
/// `wake_descriptor`.
void signals_install(int wake_descriptor);
/// Directs them to where they went before.
void signals_remove(void);
/// Stops the process group as SIGTSTP does by default; returns when it goes on.
void signals_stop_group(void);
/// Whether SIGHUP, SIGINT or SIGTERM has come.
bool signals_end_requested(void);
