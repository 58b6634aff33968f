package io.github.ferrule.loader.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * A place cannot hold a library, and why. It is made and thrown by its general type: to verify a {@code throw} or a
 * {@code catch} of this one, each start of a cold JVM would have to load it.
 */
final class UnusablePlaceException extends IOException {
    private static final long serialVersionUID = 1L;

    private UnusablePlaceException(String message, Throwable cause) {
        super(message, cause);
    }

    static IOException of(Path place, String reason) {
        return of(place.toString(), reason, null);
    }

    static IOException of(String place, String reason, Throwable cause) {
        return new UnusablePlaceException(place + ": " + reason, cause);
    }

    /** Names the place at which something failed, unless the cause does so itself. */
    static IOException of(Path place, IOException cause) {
        return of(place.toString(), cause);
    }

    static IOException of(String place, IOException cause) {
        return cause instanceof UnusablePlaceException ? cause : of(place, reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied (" + ((AccessDeniedException) cause).getFile() + ")";
        }
        String reason = cause instanceof FileSystemException ? ((FileSystemException) cause).getReason() : null;
        return reason != null ? reason : cause.toString();
    }
}
