/* Loads each library in a process of its own, as a JVM does but at once, and prints a line for each: ok, or why not. If
   LOAD_FIRST names a library, each process has loaded that one before. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int count, char **paths) {
  /* java loads libjvm.so and what it needs for every library to see; musl has them in libc */
  const char *of_the_jvm[] = {"libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1"};
  for (int i = 0; i < 4; i++) dlopen(of_the_jvm[i], RTLD_NOW | RTLD_GLOBAL);

  char *first = getenv("LOAD_FIRST");
  if (first && !dlopen(first, RTLD_NOW | RTLD_LOCAL)) {
    printf("%s\n", dlerror());
    return 0;
  }

  for (int i = 1; i < count; i++) {
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
      int loaded = dlopen(paths[i], RTLD_NOW | RTLD_LOCAL) != NULL;
      printf("%s\n", loaded ? "ok" : dlerror());
      fflush(stdout);
      _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status)) printf("died\n");
  }
  return 0;
}
