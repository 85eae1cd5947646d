#ifndef ERRATA_CLIBXML2_H
#define ERRATA_CLIBXML2_H

#include <libxml/xmlversion.h>
// Debian builds libxml2 with ICU; its headers clash with the ICU inside Foundation when a test imports both.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>

/* Variadic: Swift cannot write the handler that libxml2's XPath reports unknown functions to, whatever else is set. */
static void errata_xml_silent(void *_Nullable context, const char *_Nonnull message, ...) {
    (void)context;
    (void)message;
}
static inline void errata_xmlSetGenericErrorFunc_silent(void) { xmlSetGenericErrorFunc(NULL, errata_xml_silent); }

/* A macro in some versions, a variable in others. */
static inline const char *_Nullable errata_xmlParserVersion(void) { return xmlParserVersion; }

#endif
