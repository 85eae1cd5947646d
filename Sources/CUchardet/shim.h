#ifndef ERRATA_CUCHARDET_H
#define ERRATA_CUCHARDET_H

#include <uchardet.h>

#endif
