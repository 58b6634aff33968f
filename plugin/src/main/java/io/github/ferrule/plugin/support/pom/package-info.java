/** Reads poms into Maven's model, and writes them. */
package io.github.ferrule.plugin.support.pom;
