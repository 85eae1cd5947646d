#ifndef ERRATA_CZSTD_H
#define ERRATA_CZSTD_H

#include <zstd.h>
#include <zstd_errors.h>

#endif
