#define _GNU_SOURCE

#include "CNcurses.h"
#include "internal.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

extern char **environ;

static struct termios saved_modes;
static bool has_saved_modes;
static char leave_bytes[512];
static size_t leave_count;
static volatile sig_atomic_t is_taken_over;
static volatile sig_atomic_t wake_descriptor = -1;
static volatile sig_atomic_t end_requested;

// Signals whose default is to end the process. Those after the first six are taken only where nobody else has.
static const int fatal_signals[] = {
    SIGSEGV, SIGBUS,  SIGILL,  SIGTRAP, SIGABRT, SIGFPE,    SIGQUIT, SIGSYS,
    SIGXCPU, SIGXFSZ, SIGPIPE, SIGALRM, SIGPROF, SIGVTALRM, SIGUSR1, SIGUSR2,
};
static const int reported_signals[] = {SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH};

enum { faults = 6, fatal_count = sizeof fatal_signals / sizeof *fatal_signals };
enum { reported_count = sizeof reported_signals / sizeof *reported_signals };

static struct sigaction previous_fatal[fatal_count];
static bool is_fatal_ours[fatal_count];
static struct sigaction previous_reported[reported_count];

void restoration_prepare(const char *bytes, size_t count) {
    has_saved_modes = tcgetattr(STDIN_FILENO, &saved_modes) == 0;
    leave_count = count < sizeof leave_bytes ? count : sizeof leave_bytes;
    memcpy(leave_bytes, bytes, leave_count);
}

void restoration_write(void) {
    int descriptor = output_descriptor();
    bool is_flushed = false;
    for (size_t sent = 0; sent < leave_count;) {
        ssize_t written = write(descriptor, leave_bytes + sent, leave_count - sent);
        if (written > 0) {
            sent += (size_t)written;
        } else if (written < 0 && errno == EAGAIN && !is_flushed) {
            // What nobody reads makes room. The bytes begin with what ends a sequence that was cut.
            is_flushed = true;
            tcflush(descriptor, TCOFLUSH);
            sent = 0;
        } else if (written == 0 || errno != EINTR) {
            return;
        }
    }
}

void restoration_activate(bool is_active) {
    is_taken_over = is_active;
}

void restoration_reset_modes(bool is_now) {
    if (has_saved_modes) tcsetattr(STDIN_FILENO, is_now ? TCSANOW : TCSADRAIN, &saved_modes);
}

void restoration_run(void) {
    if (!is_taken_over) return;
    is_taken_over = 0;
    restoration_write();
    // Now: a terminal that no longer reads would keep a dying process for ever.
    restoration_reset_modes(true);
}

static void end_process(int signal_number) {
    int saved_errno = errno;
    restoration_run();
    for (int i = 0; i < fatal_count; i++) {
        if (fatal_signals[i] == signal_number) sigaction(signal_number, &previous_fatal[i], NULL);
    }
    // Blocked until this handler returns; then it takes the process down where it was, with its true status and core.
    raise(signal_number);
    errno = saved_errno;
}

static void report(int signal_number) {
    int saved_errno = errno;
    unsigned char byte = (unsigned char)signal_number;
    if (signal_number == SIGHUP || signal_number == SIGINT || signal_number == SIGTERM) end_requested = 1;
    // A full pipe is dropped into without harm: what is in it wakes the reader all the same.
    ssize_t ignored = write(wake_descriptor, &byte, 1);
    (void)ignored;
    errno = saved_errno;
}

void signals_install(int descriptor) {
    static bool is_exit_registered;
    wake_descriptor = descriptor;
    end_requested = 0;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);

    action.sa_handler = end_process;
    action.sa_flags = SA_ONSTACK;
    for (int i = 0; i < fatal_count; i++) {
        sigaction(fatal_signals[i], NULL, &previous_fatal[i]);
        is_fatal_ours[i] = i < faults || previous_fatal[i].sa_handler == SIG_DFL;
        if (is_fatal_ours[i]) sigaction(fatal_signals[i], &action, NULL);
    }
    action.sa_handler = report;
    action.sa_flags = SA_RESTART;
    for (int i = 0; i < reported_count; i++) {
        sigaction(reported_signals[i], NULL, &previous_reported[i]);
        // Who started the process with nohup wants it to outlive its terminal.
        if (reported_signals[i] == SIGHUP && previous_reported[i].sa_handler == SIG_IGN) continue;
        sigaction(reported_signals[i], &action, NULL);
    }
    if (!is_exit_registered) {
        is_exit_registered = true;
        atexit(restoration_run);
    }
}

void signals_remove(void) {
    for (int i = 0; i < fatal_count; i++) {
        struct sigaction current;
        // Whoever has taken a signal since keeps it.
        sigaction(fatal_signals[i], NULL, &current);
        if (is_fatal_ours[i] && current.sa_handler == end_process) {
            sigaction(fatal_signals[i], &previous_fatal[i], NULL);
        }
    }
    for (int i = 0; i < reported_count; i++) {
        sigaction(reported_signals[i], &previous_reported[i], NULL);
    }
    wake_descriptor = -1;
}

void terminal_unblock_signals(void) {
    sigset_t none;
    sigemptyset(&none);
    pthread_sigmask(SIG_SETMASK, &none, NULL);
}

void signals_stop_group(void) {
    struct sigaction ignoring, stopping, ours_stop, ours_continue;
    memset(&ignoring, 0, sizeof ignoring);
    sigemptyset(&ignoring.sa_mask);
    ignoring.sa_handler = SIG_IGN;
    stopping = ignoring;
    stopping.sa_handler = SIG_DFL;

    // The others of the group first. This process stops by `raise`, which, unlike `kill`, has taken effect on return.
    sigaction(SIGTSTP, &ignoring, &ours_stop);
    sigaction(SIGCONT, &stopping, &ours_continue);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &stopping, NULL);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &ours_stop, NULL);
    sigaction(SIGCONT, &ours_continue, NULL);
}

/// Waits for the child's end. One that stops is followed, so that the shell gets its prompt, and continued with this process.
static int wait_for(pid_t child) {
    int status = 0;
    for (;;) {
        pid_t ended = waitpid(child, &status, WUNTRACED);
        if (ended < 0 && errno == EINTR) continue;
        if (ended < 0) return -1;
        if (WIFEXITED(status)) return WEXITSTATUS(status);
        if (WIFSIGNALED(status)) return 128 + WTERMSIG(status);
        raise(SIGSTOP);
        kill(child, SIGCONT);
    }
}

int program_run(char *const *arguments) {
    // As system(3) does: Ctrl-C is the child's. Ctrl-Z stops both.
    const int taken[] = {SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
    enum { count = sizeof taken / sizeof *taken };
    struct sigaction ours[count], action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < count; i++) {
        action.sa_handler = taken[i] == SIGINT || taken[i] == SIGQUIT ? SIG_IGN : SIG_DFL;
        sigaction(taken[i], &action, &ours[i]);
    }
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none, defaults;
    sigemptyset(&none);
    sigemptyset(&defaults);
    const int restored[] = {SIGINT, SIGQUIT, SIGPIPE};
    for (size_t i = 0; i < sizeof restored / sizeof *restored; i++) sigaddset(&defaults, restored[i]);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    pid_t child;
    int status = posix_spawn(&child, arguments[0], NULL, &attributes, arguments, environ) == 0 ? wait_for(child) : -1;
    posix_spawnattr_destroy(&attributes);
    for (int i = 0; i < count; i++) sigaction(taken[i], &ours[i], NULL);
    return status;
}

bool signals_end_requested(void) {
    return end_requested;
}
