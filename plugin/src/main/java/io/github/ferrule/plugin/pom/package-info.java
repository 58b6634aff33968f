/** Poms as XML. */
package io.github.ferrule.plugin.pom;
