#ifndef ERRATA_CSQLITE_H
#define ERRATA_CSQLITE_H

#include <sqlite3.h>

/* Macro with a cast: Swift sees neither. */
static inline sqlite3_destructor_type _Nullable errata_sqlite3_transient(void) { return SQLITE_TRANSIENT; }

/* Variadic: the settings that take an int and give one back. */
static inline int errata_sqlite3_db_config_flag(sqlite3 *_Nonnull db, int option, int value) {
    return sqlite3_db_config(db, option, value, (int *)0);
}

#endif
