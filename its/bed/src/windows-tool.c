/*
 * cargo.exe or rustc.exe for a Maven on Windows, where Rust for Windows cannot run: it hands its arguments to the script
 * rust-for-windows.py, which runs this machine's own tool, and ends with that tool's output and exit code.
 *
 * Wine starts programs of Linux but gives them no pipe of Windows, and gives no handle to them. Hence the files for what
 * they print, and for the exit code, which the script renames into place. SCRIPT is the Unix path of the shell script
 * that starts it.
 */
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

static wchar_t request[MAX_PATH];

static FILE *open_answer(const wchar_t *ending) {
  wchar_t path[MAX_PATH + 8];
  swprintf(path, MAX_PATH + 8, L"%ls.%ls", request, ending);
  return _wfopen(path, L"rb");
}

static void remove_answer(const wchar_t *ending) {
  wchar_t path[MAX_PATH + 8];
  swprintf(path, MAX_PATH + 8, L"%ls.%ls", request, ending);
  DeleteFileW(path);
}

static void write_utf8(FILE *file, const wchar_t *text) {
  int size = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
  char *bytes = malloc(size);
  WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, size, NULL, NULL);
  fwrite(bytes, 1, size, file); /* with the NUL at its end */
  free(bytes);
}

/* Copies what was added to the file since the last call. */
static void copy_new(FILE *source, FILE *target) {
  char bytes[8192];
  size_t count;
  if (source == NULL) return;
  fseek(source, 0, SEEK_CUR); /* or it stays at the end that it once met */
  while ((count = fread(bytes, 1, sizeof bytes, source)) > 0) fwrite(bytes, 1, count, target);
  fflush(target);
}

static int run(void) {
  wchar_t line[2 * MAX_PATH + 64];
  STARTUPINFOW start = {sizeof start};
  PROCESS_INFORMATION ignored = {0};
  swprintf(line, 2 * MAX_PATH + 64, L"Z:\\bin\\sh \"%ls\" \"%ls\"", SCRIPT, request);
  if (!CreateProcessW(L"Z:\\bin\\sh", line, NULL, NULL, FALSE, 0, NULL, NULL, &start, &ignored)) return 102;

  FILE *out = NULL, *err = NULL, *exit_code = NULL;
  _setmode(_fileno(stdout), _O_BINARY);
  _setmode(_fileno(stderr), _O_BINARY);
  while (exit_code == NULL) {
    Sleep(5);
    exit_code = open_answer(L"exit"); /* before the rest is read, so that nothing is missed */
    if (out == NULL) out = open_answer(L"out");
    if (err == NULL) err = open_answer(L"err");
    copy_new(out, stdout);
    copy_new(err, stderr);
  }
  int code = 103;
  fscanf(exit_code, "%d", &code);
  fclose(exit_code);
  if (out != NULL) fclose(out);
  if (err != NULL) fclose(err);
  return code;
}

int wmain(int count, wchar_t **words) {
  wchar_t folder[MAX_PATH];
  GetTempPathW(MAX_PATH, folder);
  GetTempFileNameW(folder, L"tool", 0, request);
  FILE *file = _wfopen(request, L"wb");
  if (file == NULL) return 101;
  wchar_t program[MAX_PATH];
  GetModuleFileNameW(NULL, program, MAX_PATH);
  write_utf8(file, wcsrchr(program, L'\\') + 1);
  for (int i = 1; i < count; i++) write_utf8(file, words[i]);
  fclose(file);
  int code = run();
  remove_answer(L"out");
  remove_answer(L"err");
  remove_answer(L"exit");
  DeleteFileW(request);
  return code;
}
