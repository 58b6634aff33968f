package io.github.ferrule.loader.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A place cannot be used for a library; the message names the place and the reason. */
public final class UnusablePlaceException extends IOException {
    private static final long serialVersionUID = 1L;

    private UnusablePlaceException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnusablePlaceException of(Path place, String reason) {
        return of(place.toString(), reason, null);
    }

    /**
     * Returns the exception without its type. The verifier loads the type of what a method throws, and a normal start throws
     * nothing.
     */
    static IOException refusal(Path place, String reason) {
        return of(place, reason);
    }

    /** Returns the exception without its type, and names the place unless the cause does so itself. */
    static IOException refusal(Path place, IOException cause) {
        return of(place, cause);
    }

    static UnusablePlaceException of(String place, String reason, Throwable cause) {
        return new UnusablePlaceException(place + ": " + reason, cause);
    }

    /** Names the place at which something failed, unless the cause does so itself. */
    static UnusablePlaceException of(Path place, IOException cause) {
        return of(place.toString(), cause);
    }

    static UnusablePlaceException of(String place, IOException cause) {
        return cause instanceof UnusablePlaceException
                ? (UnusablePlaceException) cause
                : of(place, reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied (" + ((AccessDeniedException) cause).getFile() + ")";
        }
        String reason = cause instanceof FileSystemException ? ((FileSystemException) cause).getReason() : null;
        return reason != null ? reason : cause.toString();
    }
}
