#ifndef ERRATA_CZLIB_H
#define ERRATA_CZLIB_H

#include <zlib.h>

// `inflateInit2` is a macro.
static inline int errata_inflate_init(z_stream *_Nonnull stream, int window_bits) {
    return inflateInit2(stream, window_bits);
}

#endif
