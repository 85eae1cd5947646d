#ifndef ERRATA_CMICROHTTPD_H
#define ERRATA_CMICROHTTPD_H

#include <microhttpd.h>

#endif
