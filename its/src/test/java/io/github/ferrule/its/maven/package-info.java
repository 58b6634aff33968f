/** Projects to build, and Maven to build them with. */
package io.github.ferrule.its.maven;
