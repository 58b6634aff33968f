/** Licenses: what an expression allows, the texts that crates bring, and the user's own rules about them. */
package io.github.ferrule.plugin.bundle.license;
