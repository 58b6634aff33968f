/** What the running process is: operating system, architecture, C library and its version. */
package io.github.ferrule.loader.platform;
