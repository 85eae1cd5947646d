#ifndef ERRATA_CYAML_H
#define ERRATA_CYAML_H

#include <yaml.h>

#endif
