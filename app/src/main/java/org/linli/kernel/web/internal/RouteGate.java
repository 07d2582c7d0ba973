package org.linli.kernel.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.linli.kernel.Actor;
import org.linli.kernel.web.CurrentActor;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.Requires;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Stands before every route: a route that says neither {@link Requires} nor {@link OpenToAll} is closed. Who is not
 * signed in is led to the sign-in page when reading a page, and refused otherwise.
 */
@Component
class RouteGate implements HandlerInterceptor {

    private final CurrentActor currentActor;

    RouteGate(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().getName().startsWith("org.linli.")
                || method.hasMethodAnnotation(OpenToAll.class)) {
            return true;
        }
        Requires requires = method.getMethodAnnotation(Requires.class);
        Actor actor = currentActor.of(request);
        if (requires != null && Arrays.stream(requires.value()).anyMatch(actor::may)) {
            return true;
        }
        if (actor.kind() == Actor.Kind.STAFF || requires == null) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if ("GET".equals(request.getMethod()) && !request.getRequestURI().startsWith("/api/")) {
            toSignIn(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
        return false;
    }

    private static void toSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getQueryString();
        String target = request.getRequestURI() + (query == null ? "" : "?" + query);
        String location = "/sign-in?next=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
        if ("true".equals(request.getHeader("HX-Request"))) {
            response.setHeader("HX-Redirect", location);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(location);
        }
    }
}
