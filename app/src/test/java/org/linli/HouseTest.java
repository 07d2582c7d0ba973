package org.linli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class HouseTest {

    /** Engines are libraries without Spring, not rooms of the server. */
    private static final DescribedPredicate<JavaClass> ENGINES =
            resideInAnyPackage("org.linli.clock..", "org.linli.evidencelog..", "org.linli.geo..", "org.linli.city..");

    @Test
    void modules_use_only_the_floors_below_them() {
        ApplicationModules modules = ApplicationModules.of(Linli.class, ENGINES);

        assertThat(modules.stream()).isNotEmpty();
        modules.verify();
    }
}
