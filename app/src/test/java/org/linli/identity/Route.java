package org.linli.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.Requires;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A route of the server: one method and one pattern, with what it asks of who uses it. */
record Route(String method, String pattern, HandlerMethod handler) {

    /** All routes of Linli's own controllers. */
    static List<Route> all(RequestMappingHandlerMapping mapping) {
        List<Route> routes = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (!handler.getBeanType().getName().startsWith("org.linli.")) {
                return;
            }
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            for (String pattern : info.getPatternValues()) {
                for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                    routes.add(new Route(method.name(), pattern, handler));
                }
            }
        });
        return routes;
    }

    boolean isOpenToAll() {
        return handler.hasMethodAnnotation(OpenToAll.class);
    }

    boolean isGuarded() {
        return handler.hasMethodAnnotation(Requires.class);
    }

    /** Any of these suffices. */
    Set<String> permissions() {
        Requires requires = handler.getMethodAnnotation(Requires.class);
        return requires == null ? Set.of() : Set.of(requires.value());
    }

    boolean isApi() {
        return pattern.startsWith("/api/");
    }

    String module() {
        return handler.getBeanType().getName().split("\\.", -1)[2];
    }

    String name() {
        return method + " " + pattern;
    }

    /** The pattern with something that fits in the place of its variables; the gate answers before anybody reads them. */
    String anyPath() {
        StringBuilder path = new StringBuilder();
        for (int at = 0; at < pattern.length(); at++) {
            if (pattern.charAt(at) == '{') {
                int end = closingBrace(at);
                path.append(anyValue(pattern.substring(at + 1, end)));
                at = end;
            } else {
                path.append(pattern.charAt(at) == '*' ? 'x' : pattern.charAt(at));
            }
        }
        return path.toString();
    }

    private int closingBrace(int open) {
        int depth = 0;
        for (int at = open; at < pattern.length(); at++) {
            depth += pattern.charAt(at) == '{' ? 1 : pattern.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        throw new AssertionError("No end of a variable in " + pattern);
    }

    /** @param variable {@code name} or {@code name:regular expression} */
    private String anyValue(String variable) {
        int colon = variable.indexOf(':');
        String form = colon < 0 ? ".*" : variable.substring(colon + 1);
        return Stream.concat(Stream.of("0199f0c2-0000-7000-8000-000000000000", "1"), Stream.of(form.split("\\|", -1)))
                .filter(value -> value.matches(form))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing fits {" + variable + "} of " + pattern));
    }

    @Override
    public String toString() {
        return name();
    }
}
