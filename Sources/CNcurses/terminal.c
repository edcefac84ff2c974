#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1

#include "CNcurses.h"
#include "internal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// Codes beyond those that curses gives to keys of its own accord, which count up from KEY_MAX.
enum { PASTE_BEGIN = 0x7001, PASTE_END = 0x7002, MOUSE_REPORT = 0x7003 };
// How long the rest of a character or of an escape sequence may take, in milliseconds.
enum { ESCAPE_DELAY = 25 };
// How long a signal that came together with SIGCONT may take to be handled, in milliseconds.
enum { SIGNAL_DELAY = 50 };

static SCREEN *screen;
// Reads keys. Reading through a window draws it first, which only a frame may do; a pad isn't drawn.
static WINDOW *keys;
// The terminal's while the screen is taken over. Curses' output is no terminal, so that it can't set them.
static struct termios screen_modes;
static bool knows_mouse;
static bool reports_mouse;
static bool has_colours;
static int wake_pipe[2] = {-1, -1};
// Bytes that are known to wait at standard input.
static int bytes_ready;

static char collected[512];
static size_t collected_count;

static int collect(int byte) {
    if (collected_count < sizeof collected) collected[collected_count++] = (char)byte;
    return byte;
}

static void collect_capability(const char *name) {
    const char *value = tigetstr(name);
    if (value && value != (char *)-1) tputs(value, 1, collect);
}

static bool is_present(const char *name) {
    const char *value = tigetstr(name);
    return value && value != (char *)-1;
}

static void collect_text(const char *text) {
    while (*text) collect(*text++);
}

static const char *modes_on(void) {
    return reports_mouse ? "\033[?2004h\033[?1000h\033[?1002h\033[?1006h" : "\033[?2004h";
}

static const char *modes_off(void) {
    return knows_mouse ? "\033[?1006l\033[?1002l\033[?1000l\033[?2004l" : "\033[?2004l";
}

void terminal_set_locale(const char *name) {
    if (*name && setlocale(LC_CTYPE, name)) return;
    if (!setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "en_US.UTF-8");
}

static void send_text(const char *text) {
    terminal_send(text, strlen(text));
}

/// Enters the screen that endwin has left.
static void enter_screen(void) {
    tcsetattr(STDIN_FILENO, TCSADRAIN, &screen_modes);
    refresh();
    // Curses would switch the keypad on only when it reads the next key, and would not know that one.
    keypad(keys, TRUE);
    send_text(modes_on());
}

/// Leaves the screen, with the terminal's modes as they were.
static void leave_screen(void) {
    send_text(modes_off());
    endwin();
    bool is_sent = output_finish();
    if (!is_sent) restoration_write();
    restoration_reset_modes(!is_sent);
}

static bool open_wake_pipe(void) {
    if (pipe(wake_pipe) != 0) return false;
    for (int i = 0; i < 2; i++) {
        fcntl(wake_pipe[i], F_SETFD, FD_CLOEXEC);
        fcntl(wake_pipe[i], F_SETFL, O_NONBLOCK);
    }
    return true;
}

static void close_wake_pipe(void) {
    for (int i = 0; i < 2; i++) {
        if (wake_pipe[i] >= 0) close(wake_pipe[i]);
        wake_pipe[i] = -1;
    }
}

static bool is_capability(const char *name, const char *value) {
    const char *actual = tigetstr(name);
    return actual && actual != (char *)-1 && strcmp(actual, value) == 0;
}

bool terminal_is_ansi(void) {
    return is_capability("cup", "\033[%i%p1%d;%p2%dH") && is_capability("sc", "\0337") && is_capability("rc", "\0338");
}

static void prepare_restoration(void) {
    collected_count = 0;
    // String terminator: ends whatever sequence was cut.
    if (terminal_is_ansi()) collect_text("\033\\");
    collect_capability("sgr0");
    collect_capability("op");
    collect_text(modes_off());
    collect_capability("rmkx");
    collect_capability("cnorm");
    collect_capability("rmcup");
    restoration_prepare(collected, collected_count);
}

static void close_screen(void) {
    if (keys) delwin(keys);
    if (screen) delscreen(screen);
    keys = NULL;
    screen = NULL;
    output_close();
    close_wake_pipe();
}

/// Gives back all that was opened.
static enum terminal_open_result give_up(void) {
    restoration_run();
    signals_remove();
    close_screen();
    return TERMINAL_OPEN_FAILED;
}

/// A terminal has two forms of its arrows, and terminfo knows the one that it was asked for. Some send the other all the
/// same, as after a program that ended badly: an arrow was Escape and two letters then.
static void define_other_arrows(void) {
    static const struct {
        const char *sequences[2];
        int key;
    } arrows[] = {
        {{"\033[A", "\033OA"}, KEY_UP},    {{"\033[B", "\033OB"}, KEY_DOWN}, {{"\033[C", "\033OC"}, KEY_RIGHT},
        {{"\033[D", "\033OD"}, KEY_LEFT},  {{"\033[H", "\033OH"}, KEY_HOME}, {{"\033[F", "\033OF"}, KEY_END},
    };
    for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++) {
        for (size_t form = 0; form < 2; form++) {
            const char *sequence = arrows[i].sequences[form];
            if (key_defined(sequence) == 0) define_key(sequence, arrows[i].key);
        }
    }
}

enum terminal_open_result terminal_open(const char *type, bool use_mouse, bool use_colours) {
    int status = 0;
    if (setupterm(type, STDOUT_FILENO, &status) == ERR) return TERMINAL_OPEN_UNKNOWN_TYPE;
    if (!tigetstr("cup")) {
        del_curterm(cur_term);
        return TERMINAL_OPEN_NO_CURSOR;
    }
    FILE *file = output_open();
    if (!file) return TERMINAL_OPEN_FAILED;
    if (!open_wake_pipe()) {
        output_close();
        return TERMINAL_OPEN_FAILED;
    }
    knows_mouse = is_present("kmous");
    reports_mouse = use_mouse && knows_mouse;
    bytes_ready = 0;
    prepare_restoration();
    // Before newterm, which takes SIGINT, SIGTERM, SIGTSTP and SIGWINCH only where nobody has.
    signals_install(wake_pipe[1]);
    restoration_activate(true);

    set_escdelay(ESCAPE_DELAY);
    screen = newterm(type, file, stdin);
    keys = screen ? newpad(1, 1) : NULL;
    if (!keys) return give_up();
    // Raw, so that Ctrl-C and Ctrl-Z are keys; SIGINT and SIGTSTP from elsewhere still come as signals.
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    // Before any key is defined: the terminal's own would take their places.
    keypad(keys, TRUE);
    scrollok(stdscr, FALSE);
    // Never leave a frame half drawn because a key is waiting.
    typeahead(-1);
    define_key("\033[200~", PASTE_BEGIN);
    define_key("\033[201~", PASTE_END);
    if (knows_mouse) define_key("\033[<", MOUSE_REPORT);
    define_other_arrows();
    has_colours = use_colours && start_color() == OK && use_default_colors() == OK;
    tcgetattr(STDIN_FILENO, &screen_modes);
    // Until endwin has been called once, ncurses 6.4 flushes after each move of the cursor: a frame would go out in dozens
    // of writes, and a terminal could show half of it. The next refresh takes the screen over again.
    endwin();
    if (!output_capture()) return give_up();
    terminal_update_size();
    enter_screen();
    return TERMINAL_OPEN_OK;
}

void terminal_use_mouse(bool is_used, bool is_shown) {
    if (is_shown && reports_mouse) send_text(modes_off());
    reports_mouse = is_used && knows_mouse;
    if (is_shown) send_text(modes_on());
}

void terminal_close(void) {
    if (!screen) return;
    if (!isendwin()) {
        // A process that ends in the background would be stopped for touching the terminal.
        sigset_t stop, previous;
        sigemptyset(&stop);
        sigaddset(&stop, SIGTTOU);
        pthread_sigmask(SIG_BLOCK, &stop, &previous);
        leave_screen();
        pthread_sigmask(SIG_SETMASK, &previous, NULL);
    }
    restoration_activate(false);
    signals_remove();
    close_screen();
}

void terminal_size(int *width, int *height) {
    getmaxyx(stdscr, *height, *width);
}

void terminal_update_size(void) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
        resizeterm(size.ws_row, size.ws_col);
    }
}

static bool is_in_foreground(void) {
    pid_t foreground = tcgetpgrp(STDIN_FILENO);
    return foreground < 0 || foreground == getpgrp();
}

bool terminal_suspend(void) {
    leave_screen();
    restoration_activate(false);
    do {
        signals_stop_group();
        if (is_in_foreground()) break;
        // Continued in the background: by `bg`, or by a signal that ends the process, which may arrive on another thread.
        poll(NULL, 0, SIGNAL_DELAY);
        if (signals_end_requested()) return false;
    } while (!is_in_foreground());
    terminal_resume();
    return true;
}

void terminal_resume(void) {
    restoration_activate(true);
    output_drop();
    // After endwin the screen is entered again; after a SIGSTOP endwin wasn't called.
    if (!isendwin()) endwin();
    clearok(stdscr, TRUE);
    enter_screen();
    terminal_update_size();
}

int terminal_run(char *const *arguments) {
    leave_screen();
    restoration_activate(false);
    int status = program_run(arguments);
    terminal_resume();
    return status;
}

int terminal_colours(void) {
    return has_colours ? COLORS : 0;
}

int terminal_colour_pairs(void) {
    return has_colours ? COLOR_PAIRS : 1;
}

bool terminal_define_pair(int pair, int foreground, int background) {
    return has_colours && init_extended_pair(pair, foreground, background) == OK;
}

static attr_t curses_attributes(unsigned attributes) {
    attr_t result = A_NORMAL;
    if (attributes & TERMINAL_BOLD) result |= A_BOLD;
    if (attributes & TERMINAL_DIM) result |= A_DIM;
    if (attributes & TERMINAL_ITALIC) result |= A_ITALIC;
    if (attributes & TERMINAL_UNDERLINE) result |= A_UNDERLINE;
    if (attributes & TERMINAL_REVERSE) result |= A_REVERSE;
    return result;
}

void terminal_put(int x, int y, const uint32_t *scalars, int count, unsigned attributes, int pair) {
    wchar_t text[CCHARW_MAX + 1] = {0};
    for (int i = 0; i < count && i < CCHARW_MAX; i++) text[i] = (wchar_t)scalars[i];
    cchar_t cell;
    if (setcchar(&cell, text, curses_attributes(attributes), (short)pair, &pair) != OK) return;
    // Not add_wch, which wraps and, in the last cell, scrolls.
    mvadd_wchnstr(y, x, &cell, 1);
}

void terminal_clear(void) {
    erase();
    clearok(stdscr, TRUE);
}

void terminal_flush(int cursor_x, int cursor_y) {
    bool is_visible = cursor_x >= 0;
    if (is_visible) move(cursor_y, cursor_x);
    curs_set(is_visible ? 1 : 0);
    refresh();
    output_send();
}

struct terminal_input terminal_read(bool has_input) {
    struct terminal_input input = {TERMINAL_INPUT_NONE, 0, NULL};
    wint_t value = 0;
    wtimeout(keys, has_input ? ESCAPE_DELAY : 0);
    int result = wget_wch(keys, &value);
    bytes_ready = 0;
    if (result == OK) {
        input.kind = TERMINAL_INPUT_CHARACTER;
        input.character = (uint32_t)value;
    } else if (result == KEY_CODE_YES && value == PASTE_BEGIN) {
        input.kind = TERMINAL_INPUT_PASTE;
    } else if (result == KEY_CODE_YES && value == MOUSE_REPORT) {
        input.kind = TERMINAL_INPUT_MOUSE;
    } else if (result == KEY_CODE_YES) {
        const char *name = value == PASTE_END ? NULL : keyname((int)value);
        input.kind = TERMINAL_INPUT_KEY;
        input.key_name = name ? name : "";
    }
    return input;
}

int terminal_read_byte(int timeout) {
    if (bytes_ready <= 0) {
        struct pollfd input = {STDIN_FILENO, POLLIN, 0};
        if (poll(&input, 1, timeout) <= 0 || ioctl(STDIN_FILENO, FIONREAD, &bytes_ready) != 0 || bytes_ready <= 0) {
            bytes_ready = 0;
            return -1;
        }
    }
    unsigned char byte;
    bytes_ready -= 1;
    // One at a time: what follows the last byte is curses' to read.
    return read(STDIN_FILENO, &byte, 1) == 1 ? byte : -1;
}

int terminal_wait(bool use_input, int timeout) {
    // A negative descriptor is passed over.
    struct pollfd descriptors[3] = {
        {wake_pipe[0], POLLIN, 0},
        {use_input ? STDIN_FILENO : -1, POLLIN, 0},
        {terminal_is_behind() ? output_descriptor() : -1, POLLOUT, 0},
    };
    if (poll(descriptors, 3, timeout) <= 0) return TERMINAL_READY_NONE;
    int ready = TERMINAL_READY_NONE;
    if (descriptors[0].revents) ready |= TERMINAL_READY_WAKE;
    if (descriptors[2].revents) {
        output_pump();
        ready |= TERMINAL_READY_OUTPUT;
    }
    if (!descriptors[1].revents) return ready;
    int available = 0;
    // A terminal that has hung up is readable, and has nothing to read.
    if (ioctl(STDIN_FILENO, FIONREAD, &available) != 0 || available <= 0) return ready | TERMINAL_READY_CLOSED;
    return ready | TERMINAL_READY_INPUT;
}

void terminal_wake(void) {
    unsigned char byte = 0;
    // A full pipe wakes the reader all the same.
    ssize_t ignored = write(wake_pipe[1], &byte, 1);
    (void)ignored;
}

int terminal_next_wake(void) {
    unsigned char byte;
    return read(wake_pipe[0], &byte, 1) == 1 ? byte : -1;
}
