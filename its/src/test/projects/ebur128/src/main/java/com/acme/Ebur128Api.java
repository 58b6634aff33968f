package com.acme;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** The C API of ebur128, written down from its header: no declaration is wrong. */
public interface Ebur128Api extends Library {

    void ebur128_get_version(IntByReference major, IntByReference minor, IntByReference patch);

    Pointer ebur128_init(int channels, NativeLong sampleRate, int mode);

    void ebur128_destroy(PointerByReference state);

    int ebur128_set_channel(Pointer state, int channel, int value);

    int ebur128_change_parameters(Pointer state, int channels, NativeLong sampleRate);

    int ebur128_set_max_window(Pointer state, NativeLong window);

    int ebur128_add_frames_short(Pointer state, short[] frames, long count);

    int ebur128_add_frames_int(Pointer state, int[] frames, long count);

    int ebur128_add_frames_float(Pointer state, float[] frames, long count);

    int ebur128_add_frames_double(Pointer state, double[] frames, long count);

    int ebur128_loudness_global(Pointer state, DoubleByReference loudness);

    int ebur128_loudness_global_multiple(Pointer[] states, long count, DoubleByReference loudness);

    int ebur128_loudness_window(Pointer state, NativeLong window, DoubleByReference loudness);

    int ebur128_loudness_range(Pointer state, DoubleByReference range);

    int ebur128_sample_peak(Pointer state, int channel, DoubleByReference peak);

    int ebur128_relative_threshold(Pointer state, DoubleByReference threshold);
}
