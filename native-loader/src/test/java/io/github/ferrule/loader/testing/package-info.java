/** Shared by the tests: C libraries, bundles made of them, and applications with a home of their own. */
package io.github.ferrule.loader.testing;
