/** Reads poms as XML. */
package io.github.ferrule.plugin.support.pom;
