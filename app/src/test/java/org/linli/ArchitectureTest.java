package org.linli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;

/** The habits of the house that a machine can check. Which module may use which is checked by {@link HouseTest}. */
@AnalyzeClasses(packages = "org.linli", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] ENGINES = {
        "org.linli.clock..", "org.linli.evidencelog..", "org.linli.geo..", "org.linli.city.."
    };

    @ArchTest
    static final ArchRule engines_know_neither_spring_nor_a_database = noClasses()
            .that()
            .resideInAnyPackage(ENGINES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule engines_do_not_know_the_server = noClasses()
            .that()
            .resideInAnyPackage(ENGINES)
            .should()
            .dependOnClassesThat(new DescribedPredicate<>("belong to the server") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getPackageName().startsWith("org.linli") && !resideInAny(type, ENGINES);
                }
            });

    @ArchTest
    static final ArchRule what_is_thrown_has_a_name_of_its_own = noClasses()
            .should()
            .callConstructorWhere(new DescribedPredicate<>("it makes a bare exception") {
                private final Set<String> bare = Set.of(
                        "java.lang.Exception", "java.lang.RuntimeException", "java.lang.Throwable", "java.lang.Error");

                @Override
                public boolean test(JavaConstructorCall call) {
                    String made = call.getTargetOwner().getFullName();
                    return bare.contains(made) && !call.getOriginOwner().isAssignableTo(made);
                }
            });

    @ArchTest
    static final ArchRule dependencies_come_in_by_constructor =
            noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);

    @ArchTest
    static final ArchRule a_clock_comes_in_and_now_never_hides = noClasses()
            .that()
            // The one place where the clock of the machine is made a bean.
            .doNotHaveFullyQualifiedName("org.linli.kernel.internal.KernelConfiguration")
            .should()
            .callMethodWhere(new DescribedPredicate<>("it reads the clock of the machine") {
                @Override
                public boolean test(JavaMethodCall call) {
                    String owner = call.getTargetOwner().getFullName();
                    String name = call.getName();
                    boolean isNow = owner.startsWith("java.time.")
                            && name.equals("now")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(Clock.class));
                    boolean isSystemClock = owner.equals("java.time.Clock") && name.startsWith("system");
                    return isNow || isSystemClock || name.equals("currentTimeMillis");
                }
            });

    @ArchTest
    static final ArchRule sql_stays_inside_a_module = noClasses()
            .that()
            .resideOutsideOfPackages("..internal..", "..intake..", "org.linli.operations")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(JdbcClient.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(JdbcOperations.class);

    @ArchTest
    static final ArchRule controllers_stand_in_web =
            classes().that().areMetaAnnotatedWith(Controller.class).should().resideInAnyPackage("..web..");

    @ArchTest
    static final ArchRule repositories_stand_in_internal = classes()
            .that()
            .areMetaAnnotatedWith(Repository.class)
            .should()
            .resideInAnyPackage("..internal..", "..intake..");

    @ArchTest
    static final ArchRule null_is_absent = classes().should(new ArchCondition<>("be in a @NullMarked package") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean isMarked = type.getPackage().isAnnotatedWith(NullMarked.class);
            events.add(new SimpleConditionEvent(type, isMarked, type.getPackageName() + " is not @NullMarked"));
        }
    });

    @ArchTest
    static final ArchRule names_come_from_the_field = noClasses()
            .should()
            .haveNameMatching(".*\\.\\w*(Manager|Helper|Utils?|Impl|Info|DTO|Dto|VO|Vo)([A-Z]\\w*)?(\\$.*)?");

    private static boolean resideInAny(JavaClass type, String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages).test(type);
    }
}
