package org.linli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.util.ApplicationModulesExporter;
import tools.jackson.databind.json.JsonMapper;

class HouseTest {

    /** Engines are libraries without Spring, not rooms of the server. */
    private static final DescribedPredicate<JavaClass> ENGINES = resideInAnyPackage(
            "org.linli.clock..",
            "org.linli.evidencelog..",
            "org.linli.geo..",
            "org.linli.city..",
            "org.linli.lineage..");

    private final ApplicationModules modules = ApplicationModules.of(Linli.class, ENGINES);

    @Test
    void modules_use_only_the_floors_below_them() {
        assertThat(modules.stream()).isNotEmpty();
        modules.verify();
    }

    /** The written order spares every start an analysis of all classes; a module that is not in it is not migrated. */
    @Test
    void tables_are_made_from_the_lowest_floor_up() throws IOException {
        List<String> order = writtenOrder();

        assertThat(order).containsAll(modules.stream().map(HouseTest::name).toList());
        modules.stream()
                .forEach(module -> module.getDirectDependencies(modules)
                        .uniqueModules()
                        .forEach(lower -> assertThat(order.indexOf(name(lower)))
                                .as("%s before %s", name(lower), name(module))
                                .isLessThan(order.indexOf(name(module)))));
    }

    private static List<String> writtenOrder() throws IOException {
        try (InputStream file =
                HouseTest.class.getResourceAsStream("/" + ApplicationModulesExporter.DEFAULT_LOCATION)) {
            return List.copyOf(new JsonMapper().readTree(file).propertyNames());
        }
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
