package io.github.ferrule.loader.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A place cannot hold a library, and why. */
public final class UnusablePlaceException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusablePlaceException(Path place, String reason) {
        super(place + ": " + reason);
    }

    UnusablePlaceException(String place, String reason, Throwable cause) {
        super(place + ": " + reason, cause);
    }

    UnusablePlaceException(Path place, IOException cause) {
        super(place + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied (" + ((AccessDeniedException) cause).getFile() + ")";
        }
        String reason = cause instanceof FileSystemException ? ((FileSystemException) cause).getReason() : null;
        return reason != null ? reason : cause.toString();
    }
}
