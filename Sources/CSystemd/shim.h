#ifndef ERRATA_CSYSTEMD_H
#define ERRATA_CSYSTEMD_H

#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>

#endif
