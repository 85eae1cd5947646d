// Nothing to call: the library is preloaded, see faults.c.
