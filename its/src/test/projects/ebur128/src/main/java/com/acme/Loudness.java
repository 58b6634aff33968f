package com.acme;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.PointerByReference;
import io.github.ferrule.loader.NativeLoader;
import java.util.Locale;

public interface Loudness extends Library {

    int RATE = 48_000;
    int INTEGRATED = 0b101;

    Pointer ebur128_init(int channels, NativeLong sampleRate, int mode);

    int ebur128_add_frames_double(Pointer state, double[] samples, long frames);

    int ebur128_loudness_global(Pointer state, DoubleByReference loudness);

    void ebur128_destroy(PointerByReference state);

    /** Case 1 of EBU Tech 3341: a stereo sine of 1 kHz that peaks at -23 dBFS measures -23.0 LUFS. */
    static void main(String[] args) {
        Loudness meter = NativeLoader.load("com.acme.mathlib", Loudness.class);
        double[] stereo = new double[2 * 5 * RATE];
        for (int i = 0; i < stereo.length; i++) {
            stereo[i] = Math.pow(10, -23 / 20.0) * Math.sin(2 * Math.PI * 1000 * (i / 2) / RATE);
        }
        Pointer state = meter.ebur128_init(2, new NativeLong(RATE), INTEGRATED);
        int added = meter.ebur128_add_frames_double(state, stereo, stereo.length / 2);
        DoubleByReference loudness = new DoubleByReference();
        int measured = meter.ebur128_loudness_global(state, loudness);
        meter.ebur128_destroy(new PointerByReference(state));
        System.out.println("codes " + added + " " + measured + ", "
                + String.format(Locale.ROOT, "%.1f LUFS", loudness.getValue()));
    }
}
