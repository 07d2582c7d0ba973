package org.linli.kernel.web.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One line for each request: the route, never the address that was typed, so that no code, name or id of a person gets into
 * the log. The reference in the answer leads from a resident's call to the lines of her request.
 */
final class RequestLog extends OncePerRequestFilter {

    static final String REFERENCE = "reference";
    private static final String HEADER = "X-Request-Id";
    private static final Logger LOG = LoggerFactory.getLogger("org.linli.requests");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String reference =
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        long began = System.nanoTime();
        MDC.put(REFERENCE, reference);
        response.setHeader(HEADER, reference);
        try {
            chain.doFilter(request, response);
        } finally {
            LOG.atInfo()
                    .addKeyValue("http.request.method", request.getMethod())
                    .addKeyValue("http.route", routeOf(request))
                    .addKeyValue("http.response.status_code", response.getStatus())
                    .addKeyValue("event.duration", System.nanoTime() - began)
                    .log("request");
            MDC.remove(REFERENCE);
        }
    }

    private static String routeOf(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "none" : pattern.toString();
    }
}
