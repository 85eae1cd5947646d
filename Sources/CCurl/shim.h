#ifndef ERRATA_CCURL_H
#define ERRATA_CCURL_H

#include <curl/curl.h>
#include <dlfcn.h>
#include <stddef.h>

#if LIBCURL_VERSION_NUM < 0x075700
#error "libcurl 7.87 or newer is needed (CURLOPT_QUICK_EXIT, CURLOPT_CA_CACHE_TIMEOUT, PROTOCOLS_STR)"
#endif

// Swift cannot call variadic functions: one inline function for each type of argument.

typedef size_t (*errata_curl_data_callback)(char *_Nullable, size_t, size_t, void *_Nullable);

static inline CURLcode errata_curl_setopt_long(CURL *_Nonnull handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode errata_curl_setopt_offset(CURL *_Nonnull handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode errata_curl_setopt_string(
    CURL *_Nonnull handle, CURLoption option, const char *_Nullable value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode errata_curl_setopt_pointer(CURL *_Nonnull handle, CURLoption option, void *_Nullable value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode errata_curl_setopt_data(
    CURL *_Nonnull handle, CURLoption option, errata_curl_data_callback _Nonnull value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode errata_curl_setopt_opensocket(
    CURL *_Nonnull handle, curl_opensocket_callback _Nullable value) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, value);
}

static inline CURLcode errata_curl_setopt_closesocket(
    CURL *_Nonnull handle, curl_closesocket_callback _Nullable value) {
    return curl_easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, value);
}

static inline CURLcode errata_curl_setopt_prereq(CURL *_Nonnull handle, curl_prereq_callback _Nullable value) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, value);
}

static inline CURLcode errata_curl_getinfo_long(CURL *_Nonnull handle, CURLINFO info, long *_Nonnull value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode errata_curl_getinfo_offset(CURL *_Nonnull handle, CURLINFO info, curl_off_t *_Nonnull value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode errata_curl_getinfo_string(
    CURL *_Nonnull handle, CURLINFO info, char *_Nullable *_Nonnull value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode errata_curl_getinfo_pointer(
    CURL *_Nonnull handle, CURLINFO info, void *_Nullable *_Nonnull value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLMcode errata_curl_multi_setopt_long(CURLM *_Nonnull multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

static inline CURLMcode errata_curl_multi_setopt_pointer(
    CURLM *_Nonnull multi, CURLMoption option, void *_Nullable value) {
    return curl_multi_setopt(multi, option, value);
}

static inline CURLMcode errata_curl_multi_setopt_socket(CURLM *_Nonnull multi, curl_socket_callback _Nullable value) {
    return curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, value);
}

static inline CURLMcode errata_curl_multi_setopt_timer(
    CURLM *_Nonnull multi, curl_multi_timer_callback _Nullable value) {
    return curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, value);
}

// What the TLS library under libcurl says of a connection. The functions are found by name in what is loaded already: when
// libcurl came with another library there are none, and then nothing is known.

static inline void *_Nullable errata_curl_tls_session(CURL *_Nonnull handle) {
    struct curl_tlssessioninfo *info = NULL;
    if (curl_easy_getinfo(handle, CURLINFO_TLS_SSL_PTR, &info) != CURLE_OK || info == NULL) return NULL;
    return info->backend == CURLSSLBACKEND_OPENSSL ? info->internals : NULL;
}

static inline const char *_Nullable errata_tls_version(void *_Nonnull session) {
    static const char *(*version)(const void *);
    if (version == NULL) version = (const char *(*)(const void *))dlsym(RTLD_DEFAULT, "SSL_get_version");
    return version == NULL ? NULL : version(session);
}

// The length of a certificate of the chain that the server presented, written where there is room; 0 when there is none.
static inline int errata_tls_certificate(void *_Nonnull session, int index, unsigned char *_Nullable room) {
    static void *(*chain)(const void *);
    static int (*count)(const void *);
    static void *(*element)(const void *, int);
    static int (*encode)(const void *, unsigned char **);
    if (encode == NULL) {
        chain = (void *(*)(const void *))dlsym(RTLD_DEFAULT, "SSL_get_peer_cert_chain");
        count = (int (*)(const void *))dlsym(RTLD_DEFAULT, "OPENSSL_sk_num");
        element = (void *(*)(const void *, int))dlsym(RTLD_DEFAULT, "OPENSSL_sk_value");
        encode = (int (*)(const void *, unsigned char **))dlsym(RTLD_DEFAULT, "i2d_X509");
    }
    if (chain == NULL || count == NULL || element == NULL || encode == NULL) return 0;
    void *certificates = chain(session);
    if (certificates == NULL || index >= count(certificates)) return 0;
    unsigned char *place = room;
    int length = encode(element(certificates, index), room == NULL ? NULL : &place);
    return length < 0 ? 0 : length;
}

// `CURLMsg.data` is a union; only `result` is ever read.
static inline CURLcode errata_curl_message_result(const CURLMsg *_Nonnull message) { return message->data.result; }

#endif
