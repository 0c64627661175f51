#include <stddef.h>
#include <stdint.h>

// Declared in the runtime of libFuzzer, which has no header of its own.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test)(const uint8_t *data, size_t size));
