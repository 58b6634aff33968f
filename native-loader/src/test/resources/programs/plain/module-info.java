module com.acme.app {
    requires io.github.ferrule.loader;
}
