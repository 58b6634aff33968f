/** Runs programs. The only user of commons-exec. */
package io.github.ferrule.plugin.support.process;
