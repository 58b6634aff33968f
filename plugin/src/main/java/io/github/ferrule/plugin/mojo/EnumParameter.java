package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Converts the text of a parameter to a constant of an enum, in upper or lower case. */
final class EnumParameter {

    private EnumParameter() {}

    /**
     * Converts {@code never} to {@code NEVER}.
     *
     * @throws FerruleException if the enum has no such constant
     */
    static <E extends Enum<E>> E of(Class<E> type, String parameter, String text) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        return constants.stream()
                .filter(it -> it.name().equalsIgnoreCase(text.trim()))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                                ProblemCode.INVALID_OPTION,
                                parameter + ": '" + text + "' is not one of "
                                        + String.join(
                                                ", ",
                                                constants.stream()
                                                        .map(EnumParameter::word)
                                                        .toList()))
                        .remedy("write  <" + parameter + ">" + word(constants.get(0)) + "</" + parameter + ">")
                        .asException());
    }

    /** Returns the constant as users write it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
