/** What a natives jar provides to be found on the module path. */
package io.github.ferrule.loader.spi;
