/** Small programs that the tests start in JVMs of their own. */
package io.github.ferrule.loader.program;
