package io.github.ferrule.plugin.audit.contract;

import java.util.function.LongSupplier;

/** A class for JNI, whose private methods nobody else can call. */
final class PrivateNatives {

    private static native long called();

    private static native long referredTo();

    private static native long relic();

    static native long forOthers();

    static LongSupplier[] all() {
        return new LongSupplier[] {() -> called(), PrivateNatives::referredTo};
    }

    private PrivateNatives() {}
}
