#ifndef ERRATA_CZLIB_H
#define ERRATA_CZLIB_H

#include <zlib.h>

// `inflateInit2` is a macro.
static inline int errata_inflate_init(z_stream *_Nonnull stream, int window_bits) {
    return inflateInit2(stream, window_bits);
}

// So is `deflateInit2`; 8 is the usual memory, the default level and strategy.
static inline int errata_deflate_init(z_stream *_Nonnull stream, int window_bits) {
    return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
}

#endif
