/** Reads poms into Maven's model. */
package io.github.ferrule.plugin.support.pom;
