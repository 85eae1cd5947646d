// A library for LD_PRELOAD that lets the disk below one directory, and the clock, fail while a program runs.
//
//   ERRATA_FAULTS  a file of 16 bytes that is mapped: byte 0 says what fails now, bytes 4 to 7 are the writes or syncs
//                  that pass before T or K, bytes 8 to 15 are a double, the seconds by which the wall clock is wrong.
//                  Whoever writes the file changes all at once.
//   ERRATA_DISK    only paths that begin so fail
//   ERRATA_SHADOW  a directory that gets a copy of each file as it was synced: what a power cut leaves behind
//
//   F  no room: writes, growth and new files fail with ENOSPC      R  a read-only disk: EROFS
//   E  writes fail with EIO                                        S  syncs fail with EIO
//   X  what libraries do at the end of a process fails: it is aborted
//   T  the next write is done by half, then the program is killed  K  it is killed instead of the next sync
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

struct control {
    volatile char mode;
    volatile unsigned passing;
    volatile double clock;
};

static struct control none, *control = &none;
static const char *disk, *shadow;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("ERRATA_FAULTS");
    disk = getenv("ERRATA_DISK");
    shadow = getenv("ERRATA_SHADOW");
    int file = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0) : -1;
    if (file < 0) return;
    void *page = mmap(0, sizeof none, PROT_READ, MAP_SHARED, file, 0);
    if (page != MAP_FAILED) control = page;
    syscall(SYS_close, file);
}

// What any library may do that frees what a thread still uses.
__attribute__((destructor)) static void end(void) {
    if (control->mode == 'X') abort();
}

static int concerns(const char *path) { return disk && path && !strncmp(path, disk, strlen(disk)); }

// The path of an open file that concerns us; 0 for any other.
static int path_of(int file, char path[PATH_MAX]) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = syscall(SYS_readlink, link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return concerns(path);
}

// Whether this call of those that concern us is the one to be killed in.
static int is_due(void) {
    static unsigned passed;
    return __atomic_fetch_add(&passed, 1, __ATOMIC_RELAXED) >= control->passing;
}

static void die(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

// The errno of a write that must fail now, else 0.
static int write_fault(int file) {
    char path[PATH_MAX];
    if (!control->mode || !path_of(file, path)) return 0;
    switch (control->mode) {
    case 'F': return ENOSPC;
    case 'E': return EIO;
    case 'R': return EROFS;
    default: return 0;
    }
}

static int is_torn(int file) {
    char path[PATH_MAX];
    return control->mode == 'T' && path_of(file, path) && is_due();
}

#define FAIL_IF(fault)       \
    do {                     \
        int code = (fault);  \
        if (code) {          \
            errno = code;    \
            return -1;       \
        }                    \
    } while (0)

ssize_t write(int file, const void *bytes, size_t count) {
    FAIL_IF(write_fault(file));
    int torn = count > 1 && is_torn(file);
    ssize_t done = syscall(SYS_write, file, bytes, torn ? count / 2 : count);
    if (torn) die();
    return done;
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
    FAIL_IF(write_fault(file));
    int torn = count > 1 && is_torn(file);
    ssize_t done = syscall(SYS_pwrite64, file, bytes, torn ? count / 2 : count, offset);
    if (torn) die();
    return done;
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) { return pwrite64(file, bytes, count, offset); }

int ftruncate64(int file, off64_t length) {
    struct stat status;
    // Cutting a file needs no room.
    if (control->mode != 'F' || fstat(file, &status) || length > status.st_size) FAIL_IF(write_fault(file));
    return (int)syscall(SYS_ftruncate, file, length);
}

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

static int open_fault(const char *path, int flags) {
    if (!concerns(path)) return 0;
    if (control->mode == 'R' && flags & (O_WRONLY | O_RDWR | O_CREAT)) return EROFS;
    struct stat status;
    return control->mode == 'F' && flags & O_CREAT && stat(path, &status) ? ENOSPC : 0;
}

int open64(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, int) : 0;
    va_end(list);
    FAIL_IF(open_fault(path, flags));
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, int) : 0;
    va_end(list);
    return open64(path, flags, mode);
}

// Where the shadow has a file; 0 without a shadow.
static int shadow_of(const char *path, char copy[PATH_MAX]) {
    if (!shadow || !concerns(path)) return 0;
    return snprintf(copy, PATH_MAX, "%s/%s", shadow, path + strlen(disk)) < PATH_MAX;
}

static void keep(const char *path) {
    char copy[PATH_MAX], draft[PATH_MAX + 1], bytes[65536];
    if (!shadow_of(path, copy)) return;
    for (char *slash = strchr(copy + strlen(shadow) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        mkdir(copy, 0755);
        *slash = '/';
    }
    int from = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0);
    // The copy, too, is there whole or not at all.
    snprintf(draft, sizeof draft, "%s~", copy);
    int to = (int)syscall(SYS_openat, AT_FDCWD, draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    for (ssize_t count; from >= 0 && to >= 0 && (count = syscall(SYS_read, from, bytes, sizeof bytes)) > 0;)
        if (syscall(SYS_write, to, bytes, (size_t)count) != count) break;
    syscall(SYS_close, from);
    syscall(SYS_close, to);
    REAL(rename)(draft, copy);
}

static int synced(int file, long call) {
    char path[PATH_MAX];
    int ours = path_of(file, path);
    if (ours && control->mode == 'K' && is_due()) die();
    if (ours && control->mode == 'S') FAIL_IF(EIO);
    int result = (int)syscall(call, file);
    struct stat status;
    if (ours && !result && !fstat(file, &status) && S_ISREG(status.st_mode)) keep(path);
    return result;
}

int fsync(int file) { return synced(file, SYS_fsync); }

int fdatasync(int file) { return synced(file, SYS_fdatasync); }

int rename(const char *from, const char *to) {
    char old[PATH_MAX], new[PATH_MAX];
    int result = REAL(rename)(from, to);
    if (!result && shadow_of(from, old) && shadow_of(to, new)) REAL(rename)(old, new);
    return result;
}

int unlink(const char *path) {
    char copy[PATH_MAX];
    int result = REAL(unlink)(path);
    if (!result && shadow_of(path, copy)) REAL(unlink)(copy);
    return result;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    int result = (int)syscall(SYS_clock_gettime, clock, time);
    if (result || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) return result;
    time->tv_sec += (time_t)control->clock;
    return 0;
}

int gettimeofday(struct timeval *time, void *zone) {
    struct timespec now;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    *time = (struct timeval){now.tv_sec, now.tv_nsec / 1000};
    return 0;
}

time_t time(time_t *seconds) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (seconds) *seconds = now.tv_sec;
    return now.tv_sec;
}
