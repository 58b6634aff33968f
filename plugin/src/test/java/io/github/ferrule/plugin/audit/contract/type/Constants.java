package io.github.ferrule.plugin.audit.contract.type;

import com.sun.jna.Library;

/** Java's constants for the enumerations in {@code src/test/rust/surface}. */
@SuppressWarnings("unused")
final class Constants {

    private Constants() {}

    public interface RightInts extends Library {
        int COLOR_RED = 0;
        int COLOR_GREEN = 5;
        int COLOR_BLUE = 6;
        int LEVEL_COUNT = 2;

        int paint(int color);
    }

    public interface RightEnum extends Library {
        int paint(int color);

        byte level(byte level);

        enum Color {
            RED(0),
            GREEN(5),
            BLUE(6),
            UNKNOWN(-1);

            private final int value;

            Color(int value) {
                this.value = value;
            }

            int value() {
                return value;
            }
        }

        enum Level {
            LOW,
            HIGH;

            byte value() {
                return (byte) ordinal();
            }
        }
    }

    /** Green and blue mean other things here, and no constant stands for red. */
    public interface UnrelatedInts extends Library {
        int GREEN = 1;
        int BLUE = 2;

        int paint(int color);
    }

    public interface UnusedOrdinals extends Library {
        int paint(int color);

        enum Color {
            RED,
            GREEN,
            BLUE
        }
    }

    public interface WrongPrefixed extends Library {
        int COLOR_RED = 0;
        int COLOR_GREEN = 1;

        int paint(int color);
    }

    public interface WrongPlain extends Library {
        int RED = 0;
        int GREEN = 1;
        int BLUE = 6;

        int paint(int color);
    }

    public interface WrongNested extends Library {
        int paint(int color);

        interface Color {
            int RED = 0;
            int GREEN = 5;
            int BLUE = 7;
        }
    }

    public interface WrongEnum extends Library {
        int paint(int color);

        enum Color {
            RED("red", 0),
            GREEN("green", 5),
            BLUE("blue", 200);

            private final String text;
            private final int value;

            Color(String text, int value) {
                this.text = text;
                this.value = value;
            }
        }
    }

    public interface WrongOrdinals extends Library {
        int paint(int color);

        enum Color {
            RED,
            GREEN,
            BLUE;

            int value() {
                return ordinal();
            }
        }
    }

    public interface WrongBytes extends Library {
        byte level(byte level);

        interface Level {
            byte LOW = 0;
            byte HIGH = -1;
        }
    }
}
