/** What is inside a library: its crates as a CycloneDX bill of materials, and their license texts. */
package io.github.ferrule.plugin.bundle.sbom;
