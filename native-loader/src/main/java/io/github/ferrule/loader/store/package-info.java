/** Puts a library where the operating system can load it, and makes sure that it is the right one. */
package io.github.ferrule.loader.store;
