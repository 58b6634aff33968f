/** What the tests share: C libraries, bundles made of them, and JVMs that run in a world of their own. */
package io.github.ferrule.loader.testing;
