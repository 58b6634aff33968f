/** Facts about the running process: operating system, architecture, C library and its version. */
package io.github.ferrule.loader.platform;
