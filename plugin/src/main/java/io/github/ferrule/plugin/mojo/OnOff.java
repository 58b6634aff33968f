package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;

/** A parameter that has two words for yes and no. */
final class OnOff {

    private OnOff() {}

    static boolean parse(String parameter, String value, String yes, String no) {
        if (value.equals(yes) || value.equals(no)) {
            return value.equals(yes);
        }
        throw Problem.of(ProblemCode.INVALID_OPTION, parameter + ": '" + value + "' is neither " + yes + " nor " + no)
                .remedy("write  <" + parameter + ">" + yes + "</" + parameter + ">")
                .asException();
    }
}
