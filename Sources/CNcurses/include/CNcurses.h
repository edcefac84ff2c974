// ncursesw, as far as a program needs it that draws cells by itself. Swift can't touch `stdscr` and curses' macros, and its
// pkg-config file carries flags that SwiftPM refuses, so this header shows none of curses' own declarations.
//
// There is one terminal: the process's standard input and output. But for `terminal_wake`, everything must be called from
// one thread at a time.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum terminal_open_result {
    TERMINAL_OPEN_OK,
    /// The terminal database has no entry for the type.
    TERMINAL_OPEN_UNKNOWN_TYPE,
    /// The terminal can't place its cursor, as TERM=dumb.
    TERMINAL_OPEN_NO_CURSOR,
    /// A pipe or the screen couldn't be made.
    TERMINAL_OPEN_FAILED
};

/// Sets the process's LC_CTYPE, for ncurses' decoding: `name` if the system has it, else a UTF-8 locale.
void terminal_set_locale(const char *name);

/// Takes the terminal over: alternate screen, no echo, every key as input, bracketed paste, and the mouse if asked for.
/// From here on the signals that end the process restore the terminal first, and SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGCONT
/// and SIGWINCH arrive as bytes at the wake pipe.
enum terminal_open_result terminal_open(const char *type, bool use_mouse, bool use_colours);

/// Gives the terminal back as it was, and the signals to whom they belonged. What was never opened isn't closed.
void terminal_close(void);

/// The screen's size as curses has it.
void terminal_size(int *width, int *height);
/// Asks the terminal for its size, and curses to take it.
void terminal_update_size(void);

/// Whether the terminal places, saves and restores its cursor as ECMA-48 and DEC have it.
bool terminal_is_ansi(void);

/// Lets this thread be stopped: a thread takes over the signal mask of the one that made it, and Dispatch's workers block
/// nearly all. Call it first on the terminal's thread.
void terminal_unblock_signals(void);

/// Restores the terminal, stops the process group, and, when it goes on in the foreground, takes the terminal over again.
/// Returns false if it goes on because a signal ends the process, with the terminal still given back.
bool terminal_suspend(void);
/// Takes the terminal over again after something else has used it.
void terminal_resume(void);

/// Restores the terminal, runs a program on it with this process's environment, waits for its end, and takes the terminal
/// over again. `arguments` ends with NULL, and its first is the program's path. Returns its exit status, 128 and the signal
/// that ended it, or -1 where it couldn't be started.
int terminal_run(char *const *arguments);

/// Runs a program as `terminal_run` does, for whoever hasn't taken the terminal over.
int program_run(char *const *arguments);

/// How many colours the terminal has, 0 for none, and how many pairs of them can be shown.
int terminal_colours(void);
int terminal_colour_pairs(void);
/// Makes a pair; -1 is the terminal's own colour. Pair 0 always is the terminal's own two.
bool terminal_define_pair(int pair, int foreground, int background);

enum terminal_attribute {
    TERMINAL_BOLD = 1,
    TERMINAL_DIM = 2,
    TERMINAL_ITALIC = 4,
    TERMINAL_UNDERLINE = 8,
    TERMINAL_REVERSE = 16
};

/// Puts one cell's scalars in place, 1 to 5 of them, of which the first has a width.
void terminal_put(int x, int y, const uint32_t *scalars, int count, unsigned attributes, int pair);
/// Empties the screen; the next flush draws everything.
void terminal_clear(void);
/// Draws what has changed, with the cursor at a cell, or hidden if x is negative.
void terminal_flush(int cursor_x, int cursor_y);
/// Takes the mouse, if the terminal has one, or leaves it; `is_shown` says that the screen is taken over now.
void terminal_use_mouse(bool is_used, bool is_shown);
/// Whether the terminal hasn't taken all that was sent yet. What is drawn meanwhile is sent after it.
bool terminal_is_behind(void);
/// Sends bytes as they are, as soon as the terminal takes them.
void terminal_send(const char *bytes, size_t count);

enum terminal_input_kind {
    TERMINAL_INPUT_NONE,
    /// A Unicode scalar.
    TERMINAL_INPUT_CHARACTER,
    /// A key that has a name in curses.
    TERMINAL_INPUT_KEY,
    /// ESC [ < was read; the report's bytes follow and are read with `terminal_read_byte`.
    TERMINAL_INPUT_MOUSE,
    /// ESC [ 200 ~ was read; the text's bytes follow, up to ESC [ 201 ~.
    TERMINAL_INPUT_PASTE
};

struct terminal_input {
    enum terminal_input_kind kind;
    uint32_t character;
    /// Valid until the next read.
    const char *key_name;
};

/// What was typed next. `has_input` says that bytes are there, and the rest of a character is waited for; else only what
/// curses holds back already is returned.
struct terminal_input terminal_read(bool has_input);
/// The next byte, unread by curses; -1 if none comes within so many milliseconds.
int terminal_read_byte(int timeout);

enum terminal_ready {
    TERMINAL_READY_NONE = 0,
    TERMINAL_READY_INPUT = 1,
    TERMINAL_READY_WAKE = 2,
    /// Standard input has ended or hung up.
    TERMINAL_READY_CLOSED = 4,
    /// The terminal has taken some of what was sent.
    TERMINAL_READY_OUTPUT = 8
};

/// Waits until there is something to do: a union of `terminal_ready`. A negative timeout waits for ever; without
/// `use_input` only the wake pipe counts.
int terminal_wait(bool use_input, int timeout);

/// Makes `terminal_wait` return. Any thread may call it, as long as the terminal is open.
void terminal_wake(void);
/// The next byte at the wake pipe: a signal's number, 0 for `terminal_wake`, or -1 if there is none.
int terminal_next_wake(void);
