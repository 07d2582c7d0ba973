package org.linli.territory.internal.divisions;

import java.util.List;
import org.linli.kernel.Refusal;
import org.linli.territory.internal.CodeRemarks;

/**
 * What a code says about its unit (GB/T 2260 and the rules of the statistical codes). Reality has exceptions, so a
 * breach is a warning with its reason, never an error.
 */
final class CodeRules {

    private CodeRules() {}

    static List<Refusal> warnings(DivisionCode code, String name) {
        return CodeRemarks.onOwnPart(code.digits(), name);
    }
}
