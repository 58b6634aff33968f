package io.github.ferrule.loader.spi;

/**
 * A jar with native libraries, as a module.
 *
 * <p>On the module path a jar that nobody requires is not resolved, and its libraries cannot be seen. A natives jar that
 * {@code provides} this service is resolved as soon as {@code io.github.ferrule.loader} is, because the loader
 * {@code uses} it; its class is then the anchor of the jar's resources. The interface has no methods, so the class that
 * the plugin generates is empty but for its public constructor. Applications neither implement nor call it.
 *
 * @since 0.1.0
 */
public interface NativeBundle {}
