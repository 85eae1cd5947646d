#ifndef ERRATA_CCURL_H
#define ERRATA_CCURL_H

#include <curl/curl.h>

#endif
