/** Target triples, glibc versions, and the names by which the Java world knows a platform. */
package io.github.ferrule.plugin.build.target;
