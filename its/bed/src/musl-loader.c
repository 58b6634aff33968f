/*
 * Loads a library with the C library that this program is built with and calls one function of it:
 *
 *     musl-loader LIBRARY FUNCTION A B      prints the result of: int64_t FUNCTION(int64_t, int64_t)
 *
 * For aarch64 there is no Java on musl here, so this program loads libraries instead. JNA calls dlopen, too.
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef int64_t (*function)(int64_t, int64_t);

int main(int argc, char **argv) {
    if (argc != 5) {
        fprintf(stderr, "usage: %s LIBRARY FUNCTION A B\n", argv[0]);
        return 2;
    }
    void *library = dlopen(argv[1], RTLD_NOW);
    function call = library ? (function) dlsym(library, argv[2]) : NULL;
    if (!call) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    printf("%lld\n", (long long) call(atoll(argv[3]), atoll(argv[4])));
    return 0;
}
