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

static const short errata_spawn_flags = POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;

#endif
