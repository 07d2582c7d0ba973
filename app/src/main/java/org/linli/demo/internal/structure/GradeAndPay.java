package org.linli.demo.internal.structure;

import java.util.List;
import org.linli.demo.internal.Table;
import org.linli.demo.internal.staff.Cast;
import org.linli.identity.EmploymentRegister;
import org.linli.kernel.Actor;
import org.springframework.stereotype.Component;

/** Standing, grade and pay of colleagues of the street; some are not recorded yet. */
@Component
public class GradeAndPay {

    private final EmploymentRegister register;

    GradeAndPay(EmploymentRegister register) {
        this.register = register;
    }

    public void load(Cast cast) {
        Actor office = cast.get("street").acting("identity.transfers");
        for (List<String> cells : Table.rows("employment.txt")) {
            register.put(office, cast.get(cells.getFirst()).accountId(), cells.get(1), cells.get(2), cells.get(3))
                    .orThrow();
        }
    }
}
