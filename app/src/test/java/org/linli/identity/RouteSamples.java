package org.linli.identity;

import java.util.List;
import java.util.Map;

/**
 * What the routes of a module are called with, for the generated test of route × permission × unit. A module contributes
 * one as a {@code @Component} among its tests.
 */
public interface RouteSamples {

    /** Makes a record at the unit and says how the routes are called that lead to it. */
    List<Sample> at(int unitNo);

    /** One call of one route. */
    sealed interface Sample {

        /** The route as mapped, for example {@code GET /accounts/{id}}. */
        String route();

        /** Path and query of the call. */
        String path();

        Map<String, String> form();
    }

    /** The route is about the one record: from elsewhere it must not exist. */
    record OfRecord(String route, String path, Map<String, String> form) implements Sample {

        public OfRecord(String route, String path) {
            this(route, path, Map.of());
        }
    }

    /** The route lists many: from elsewhere the list must not hold the text that gives the record away. */
    record OfList(String route, String path, String trace) implements Sample {

        @Override
        public Map<String, String> form() {
            return Map.of();
        }
    }

    /** The route answers a workbook of many: from elsewhere none of its cells may hold the text that gives the record away. */
    record OfWorkbook(String route, String path, String trace) implements Sample {

        @Override
        public Map<String, String> form() {
            return Map.of();
        }
    }

    /** The route says how many there are for a search that only the record answers: from elsewhere it says none. */
    record OfCount(String route, String path, String one, String none) implements Sample {

        @Override
        public Map<String, String> form() {
            return Map.of();
        }
    }
}
