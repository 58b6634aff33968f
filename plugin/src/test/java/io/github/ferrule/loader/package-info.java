/** Calls of the loader as the classes of a user have them. */
package io.github.ferrule.loader;
