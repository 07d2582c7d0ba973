package org.linli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole server on a real port and the real PostgreSQL; one server and one database serve all tests of
 * a run, so each test makes data of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Linli.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "linli.import.checked-at-once=" + LinliTest.CHECKED_AT_ONCE)
@ContextConfiguration(initializers = TestInstallation.class)
public @interface LinliTest {

    /** Of so many communities the preview of an upload checks the grids; few, so that no test has to make many. */
    int CHECKED_AT_ONCE = 40;
}
