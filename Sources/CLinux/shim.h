#ifndef ERRATA_CLINUX_H
#define ERRATA_CLINUX_H

// Linux and glibc headers that the Glibc module does not carry (it is built without _GNU_SOURCE).
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <malloc.h>
#include <spawn.h>
#include <iconv.h>

/// Variadic in C: the name of the calling thread, cut at 15 bytes.
static inline int errata_prctl_set_name(const char *_Nonnull name) {
    return prctl(PR_SET_NAME, (unsigned long)name, 0, 0, 0);
}

/// Extensions of glibc that its headers hide without _GNU_SOURCE (glibc 2.26 and 2.34).
#ifndef POSIX_SPAWN_SETSID
#define POSIX_SPAWN_SETSID 0x80
#endif
extern int pipe2(int ends[_Nonnull 2], int flags);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *_Nonnull, int);

/// prlimit(2): sets a limit of another process, both the soft and the hard one.
struct rlimit;
extern int prlimit(pid_t, int, const struct rlimit *_Nullable, struct rlimit *_Nullable);
static inline int errata_limit(pid_t process, int resource, unsigned long value) {
    struct rlimit limit = {value, value};
    return prlimit(process, resource, &limit, 0);
}
enum {
    errata_limit_cpu = RLIMIT_CPU,
    errata_limit_file_size = RLIMIT_FSIZE,
    errata_limit_core = RLIMIT_CORE,
    errata_limit_open_files = RLIMIT_NOFILE,
    errata_limit_address_space = RLIMIT_AS,
};

static const short errata_spawn_flags = POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;

#endif
