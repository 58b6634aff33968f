package io.github.ferrule.loader.bundle;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/** Finds the bytes that a descriptor describes: several jars may hold different files under one name. */
public final class LibraryContent {
    private final Candidate candidate;
    private final Resources resources;

    public LibraryContent(Candidate candidate, Resources resources) {
        this.candidate = candidate;
        this.resources = resources;
    }

    public Candidate candidate() {
        return candidate;
    }

    public Descriptor descriptor() {
        return candidate.descriptor();
    }

    /** The resources that may be the described file: of its name and, where the length is known, of its size. */
    public List<URL> places() throws IOException {
        List<URL> places = new ArrayList<>(2);
        for (URL url : resources.all(descriptor().resource())) {
            long length = url.getProtocol().equals("file")
                    ? -1
                    : Resources.connect(url).getContentLengthLong();
            if (length < 0 || length == descriptor().size()) {
                places.add(url);
            }
        }
        return places;
    }

    /** The same, whatever their size; for reports. */
    public List<URL> namesakes() throws IOException {
        return resources.all(descriptor().resource());
    }
}
