/** The inventory of a library: an SBOM of its crates in CycloneDX format, and their license texts. */
package io.github.ferrule.plugin.bundle.sbom;
