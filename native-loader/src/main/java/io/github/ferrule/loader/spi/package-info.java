/** The service with which a natives jar is found on the module path. */
package io.github.ferrule.loader.spi;
