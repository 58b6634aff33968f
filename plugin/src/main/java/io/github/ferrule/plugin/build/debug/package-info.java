/** Puts debug symbols into separate files: the flags for rustc, and the tool that extracts them from each library. */
package io.github.ferrule.plugin.build.debug;
