package io.github.ferrule.plugin.audit.contract.type;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Point;

/** Code that calls functions of {@code src/test/rust/surface}. */
@SuppressWarnings("unused")
final class Calls {

    private Calls() {}

    interface Functions extends Library {
        Pointer parser_find(Pointer parser, long index);

        void parser_free(Pointer parser);

        void shift(Point p, double by);

        int code_point(int letter);

        short medium(short a);

        byte level(byte level);

        byte not(byte a);

        int add_int(int a, int b);
    }

    static final class Right {
        static long right(Functions functions, Pointer parser) {
            functions.parser_free(null);
            functions.shift(null, 1);
            functions.parser_find(parser == null ? Pointer.NULL : parser, 1);
            long masked = functions.code_point(65) & 0xFFFFFFFFL;
            long unsigned = Integer.toUnsignedLong(functions.code_point(65));
            int narrow = functions.medium((short) 1) & 0xFFFF;
            boolean same = functions.level((byte) 1) == 1 && functions.not((byte) 1) != 0;
            long signed = functions.add_int(1, 2);
            return masked + unsigned + narrow + signed;
        }
    }

    static final class Null {
        static void direct(Functions functions) {
            functions.parser_find(null, 1);
        }
    }

    static final class NullVariable {
        static void overVariable(Functions functions, int index) {
            Object nothing = null;
            functions.parser_find((Pointer) nothing, index > 0 ? 1 : 2);
        }
    }

    static final class Widened {
        static long widened(Functions functions) {
            int letter = functions.code_point(65);
            return letter;
        }
    }

    static final class Counted {
        static int counted(Functions functions) {
            return functions.medium((short) 1) + 1;
        }
    }
}
