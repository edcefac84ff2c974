// Shared by this target's C files.
#pragma once

#include <stdbool.h>
#include <stddef.h>

/// Remembers how the terminal is now, and the bytes that leave the screen.
void restoration_prepare(const char *bytes, size_t count);
/// Whether the terminal is taken over, so that a fatal signal must give it back.
void restoration_activate(bool is_active);
/// Gives the terminal back if it is taken over. Async-signal-safe.
void restoration_run(void);
/// Sets the terminal's modes as they were. Async-signal-safe.
void restoration_reset_modes(void);

/// Directs signals to this target: those that end the process restore the terminal first, the others become bytes at
/// `wake_descriptor`.
void signals_install(int wake_descriptor);
/// Directs them to where they went before.
void signals_remove(void);
/// Stops the process group as SIGTSTP does by default; returns when it goes on.
void signals_stop_group(void);
/// Runs a program in this process group, which takes the signals of the terminal meanwhile, and waits for its end. Returns
/// as `terminal_run` does.
int signals_run(char *const *arguments);
/// Whether SIGHUP, SIGINT or SIGTERM has come.
bool signals_end_requested(void);
