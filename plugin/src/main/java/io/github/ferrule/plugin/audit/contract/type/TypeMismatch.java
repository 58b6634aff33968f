package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Optional;

/**
 * A Java declaration that does not agree with its function.
 *
 * @param signature the Java declaration
 * @param function the Rust declaration, with its place in the source
 * @param reason the difference, {@code parameter 2 is …}
 * @param targets the targets on which they differ
 * @param certain true if the declaration cannot work; false if it works with a risk
 * @param suggestion the Java declaration that would be right
 * @param otherRemedy the change to the crate, or to a constant, if no declaration of the method is right
 */
public record TypeMismatch(
        JavaSignature signature,
        String function,
        String reason,
        List<TargetTriple> targets,
        boolean certain,
        String suggestion,
        Optional<String> otherRemedy) {

    public TypeMismatch {
        targets = List.copyOf(targets);
    }

    /** Returns the Java declaration as source. */
    public String javaDeclaration() {
        return signature.declaration();
    }

    /** Returns how to fix it, with a line to paste. */
    public String remedy() {
        String verb = signature.binding() == Binding.FOREIGN ? "link it with  " : "declare it as  ";
        return otherRemedy.orElse(verb + suggestion);
    }
}
