/**
 * The linker program that cargo runs for targets whose linker would ignore rustc's list of exports or has no macOS frameworks; it
 * runs in a process of its own.
 */
package io.github.ferrule.plugin.build.link;
