#ifndef ERRATA_CDEFLATE_H
#define ERRATA_CDEFLATE_H

#include <libdeflate.h>

#endif
