#ifndef ERRATA_CLINUX_H
#define ERRATA_CLINUX_H

// Linux and glibc headers that the Glibc module does not carry (it is built without _GNU_SOURCE).
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

#endif
