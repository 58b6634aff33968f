package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.bundle.Attachment;
import io.github.ferrule.plugin.bundle.Bundle;
import io.github.ferrule.plugin.bundle.Naming;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that put libraries into a bundle: where they lie, and how the jars are called. */
public abstract class NamingMojo extends FerruleMojo {

    /**
     * Choose where the libraries are published: {@code thin}, one jar a platform; {@code all}, one jar with all platforms;
     * {@code main}, the project's own jar. Any combination.
     *
     * <pre>{@code <attach>thin,main</attach>}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.attach", defaultValue = "thin,all")
    String attach;

    /**
     * Choose where a library lies in a jar: {@code jna}, {@code os-detector}, {@code triple}, or a pattern.
     *
     * <p>A pattern has gaps, and a gap may replace values; {@code docs/publishing.md} lists them.
     *
     * <pre>{@code <layout>META-INF/native/{os|macos=osx}-{arch|x86_64=amd64}</layout>}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.layout", defaultValue = "jna")
    String layout;

    /**
     * Choose the classifiers of the platforms' jars: {@code os-detector}, {@code jna}, {@code triple}, or a pattern.
     *
     * <pre>{@code <classifiers>natives-{os}{libc|musl=-musl|*=}-{arch|aarch64=arm64}</classifiers>}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.classifiers", defaultValue = "os-detector")
    String classifiers;

    /**
     * Choose the classifier of the jar with all platforms.
     *
     * <pre>{@code <allClassifier>uber</allClassifier>}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.allClassifier", defaultValue = "natives")
    String allClassifier;

    /**
     * Make each jar of natives an explicit Java module, so that it is found on the module path.
     *
     * <p>Only without it may libraries lie in folders whose names are legal packages, such as {@code linux/amd64}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.modular", defaultValue = "true")
    boolean modular;

    final Naming naming() {
        return Naming.of(layout, classifiers, modular).withAll(allClassifier);
    }

    final Bundle bundle() {
        return new Bundle(coordinates(), naming(), Attachment.parse(attach));
    }
}
