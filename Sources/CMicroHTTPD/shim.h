#ifndef ERRATA_CMICROHTTPD_H
#define ERRATA_CMICROHTTPD_H

#include <microhttpd.h>

#if MHD_VERSION < 0x00097500
#error "libmicrohttpd 0.9.75 or newer is needed"
#endif

// variadic
static inline struct MHD_Daemon *_Nullable errata_MHD_start_daemon(
    unsigned int flags, uint16_t port, MHD_AccessHandlerCallback _Nonnull handler, void *_Nullable context,
    const struct MHD_OptionItem *_Nonnull options) {
    return MHD_start_daemon(flags, port, NULL, NULL, handler, context, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

// variadic
static inline int errata_MHD_descriptor(struct MHD_Connection *_Nonnull connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? (int)info->connect_fd : -1;
}

#endif
