/** Debug symbols in files of their own: what is asked of rustc for them, and which tool takes them out of each library. */
package io.github.ferrule.plugin.build.debug;
