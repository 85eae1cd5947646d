#ifndef ERRATA_CSQLITE_H
#define ERRATA_CSQLITE_H

#include <sqlite3.h>

#endif
