package com.acme;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.NativeLongByReference;

/** Most of zlib's C API, written down from its header: no declaration is wrong. */
public interface ZlibApi extends Library {

    @Structure.FieldOrder({
        "next_in", "avail_in", "total_in", "next_out", "avail_out", "total_out", "msg", "state", "zalloc", "zfree",
        "opaque", "data_type", "adler", "reserved"
    })
    class Stream extends Structure {
        public Pointer next_in;
        public int avail_in;
        public NativeLong total_in;
        public Pointer next_out;
        public int avail_out;
        public NativeLong total_out;
        public String msg;
        public Pointer state;
        public Pointer zalloc;
        public Pointer zfree;
        public Pointer opaque;
        public int data_type;
        public NativeLong adler;
        public NativeLong reserved;
    }

    interface Input extends Callback {
        int invoke(Pointer description, Pointer buffer);
    }

    String zlibVersion();

    NativeLong zlibCompileFlags();

    String zError(int error);

    int deflateInit_(Stream stream, int level, String version, int size);

    int deflateInit2_(
            Stream stream, int level, int method, int windowBits, int memory, int strategy, String version, int size);

    int deflate(Stream stream, int flush);

    int deflateEnd(Stream stream);

    int deflateReset(Stream stream);

    int deflateParams(Stream stream, int level, int strategy);

    int deflateSetDictionary(Stream stream, byte[] dictionary, int length);

    int deflatePending(Stream stream, IntByReference pending, IntByReference bits);

    int deflateCopy(Stream to, Stream from);

    NativeLong deflateBound(Stream stream, NativeLong length);

    int deflateTune(Stream stream, int good, int lazy, int nice, int chain);

    int inflateInit_(Stream stream, String version, int size);

    int inflateInit2_(Stream stream, int windowBits, String version, int size);

    int inflate(Stream stream, int flush);

    int inflateEnd(Stream stream);

    int inflateSync(Stream stream);

    int inflateReset2(Stream stream, int windowBits);

    NativeLong inflateMark(Stream stream);

    int inflateSetDictionary(Stream stream, byte[] dictionary, int length);

    int compress(byte[] to, NativeLongByReference toLength, byte[] from, NativeLong length);

    int compress2(byte[] to, NativeLongByReference toLength, byte[] from, NativeLong length, int level);

    NativeLong compressBound(NativeLong length);

    int uncompress(byte[] to, NativeLongByReference toLength, byte[] from, NativeLong length);

    int uncompress2(byte[] to, NativeLongByReference toLength, byte[] from, NativeLongByReference length);

    NativeLong crc32(NativeLong crc, byte[] bytes, int length);

    NativeLong crc32_z(NativeLong crc, Pointer bytes, long length);

    NativeLong adler32(NativeLong adler, byte[] bytes, int length);

    NativeLong crc32_combine_op(NativeLong first, NativeLong second, NativeLong operator);

    Pointer get_crc_table();
}
