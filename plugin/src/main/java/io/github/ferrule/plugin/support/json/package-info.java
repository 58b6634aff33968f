/** JSON as text and as a tree. */
package io.github.ferrule.plugin.support.json;
