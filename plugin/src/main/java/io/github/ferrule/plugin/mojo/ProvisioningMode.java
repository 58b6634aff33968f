package io.github.ferrule.plugin.mojo;

/** Permission to install missing tools. */
enum ProvisioningMode {
    AUTO,
    NEVER
}
