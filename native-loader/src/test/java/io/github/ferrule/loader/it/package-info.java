/** Tests that start JVMs: real libraries, real mounts, real users. */
package io.github.ferrule.loader.it;
