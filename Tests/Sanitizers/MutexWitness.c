// Shows ThreadSanitizer what Swift's Mutex does when two threads want it at once.
//
// That part of the Mutex stands in libswiftSynchronization, which is not built with the sanitizer: it would see neither
// the hand-over nor the order it makes, and report every contended Mutex as a race (docs/decisions/0013-sanitizers.md).
// Loaded before that library, these three functions stand in front of its own and tell the sanitizer of each hand-over.
// scripts/sanitize builds and loads it; without a sanitizer in the program it changes nothing.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define MUTEX __attribute__((swift_context)) void *

// Synchronization._MutexHandle._lockSlow(UInt32), ._tryLockSlow() -> Bool, ._unlockSlow()
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

extern void __tsan_acquire(void *) __attribute__((weak));
extern void __tsan_release(void *) __attribute__((weak));

SWIFT void lockSlowly(uint32_t thread, MUTEX mutex) __asm__(LOCK);
SWIFT bool tryLockSlowly(MUTEX mutex) __asm__(TRY_LOCK);
SWIFT void unlockSlowly(MUTEX mutex) __asm__(UNLOCK);

SWIFT void lockSlowly(uint32_t thread, MUTEX mutex) {
    ((SWIFT void (*)(uint32_t, MUTEX))dlsym(RTLD_NEXT, LOCK))(thread, mutex);
    if (__tsan_acquire) __tsan_acquire(mutex);
}

SWIFT bool tryLockSlowly(MUTEX mutex) {
    bool isLocked = ((SWIFT bool (*)(MUTEX))dlsym(RTLD_NEXT, TRY_LOCK))(mutex);
    if (isLocked && __tsan_acquire) __tsan_acquire(mutex);
    return isLocked;
}

SWIFT void unlockSlowly(MUTEX mutex) {
    if (__tsan_release) __tsan_release(mutex);
    ((SWIFT void (*)(MUTEX))dlsym(RTLD_NEXT, UNLOCK))(mutex);
}
