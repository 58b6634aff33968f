package io.github.ferrule.loader.bundle;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/** A library that a class path offers: its descriptor, where that was found, and where the library itself may be. */
public final class Candidate {
    private final Descriptor descriptor;
    private final URL origin;
    private final Resources resources;

    public Candidate(Descriptor descriptor, URL origin, Resources resources) {
        this.descriptor = descriptor;
        this.origin = origin;
        this.resources = resources;
    }

    public Descriptor descriptor() {
        return descriptor;
    }

    /** Where the descriptor lies; for people to read, never to be taken apart. */
    public URL origin() {
        return origin;
    }

    /** Whether it lies on the disk as a file of its own, as in an IDE or in {@code target/classes}. */
    public boolean isPlainFile() {
        return origin.getProtocol().equals("file");
    }

    /**
     * The resources that may be the described file: of its name and, where the length is known, of its size. Several jars
     * may hold different files under one name.
     */
    public List<URL> places() throws IOException {
        List<URL> places = new ArrayList<>(2);
        for (URL url : resources.all(descriptor.resource())) {
            long length = url.getProtocol().equals("file")
                    ? -1
                    : Resources.connect(url).getContentLengthLong();
            if (length < 0 || length == descriptor.size()) {
                places.add(url);
            }
        }
        return places;
    }

    @Override
    public String toString() {
        return descriptor.triple() + " " + descriptor.version() + " in " + origin;
    }
}
