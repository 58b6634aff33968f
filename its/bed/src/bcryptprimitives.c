/* Rust's standard library takes its random numbers from bcryptprimitives.dll!ProcessPrng, which wine 8 does not have. */
#include <stddef.h>

__declspec(dllimport) unsigned char SystemFunction036(void *buffer, unsigned long length); /* RtlGenRandom */

__declspec(dllexport) int ProcessPrng(void *buffer, size_t length) {
    return SystemFunction036(buffer, (unsigned long) length);
}
