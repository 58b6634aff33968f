/* Loads each DLL and prints a line for each: ok, or the number of the error. */
#include <stdio.h>
#include <windows.h>

int main(int count, char **paths) {
  SetErrorMode(SEM_FAILCRITICALERRORS);
  for (int i = 1; i < count; i++) {
    HMODULE loaded = LoadLibraryA(paths[i]);
    if (loaded) printf("ok\n");
    else printf("error %lu\n", GetLastError());
    fflush(stdout);
  }
  return 0;
}
