package org.linli.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Installation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A demo is for the machine it runs on: requests under another name (DNS rebinding) or through a proxy are refused,
 * because its passwords are known.
 */
final class DemoDoor extends OncePerRequestFilter {

    private static final Pattern LOOPBACK = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?");

    private static final String ELSEWHERE = """
            演示系统只在本机使用，请打开 http://127.0.0.1 或 http://localhost。
            This demo answers on its own machine only: use 127.0.0.1 or localhost.
            """;

    private static final String FORWARDED = """
            演示系统不能放在代理后面。
            This demo does not work behind a proxy.
            """;

    /** Known only when the database has been asked, which is after the filters have been made. */
    private final ObjectProvider<Installation> installation;

    DemoDoor(ObjectProvider<Installation> installation) {
        this.installation = installation;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !installation.getObject().isDemo();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isLoopback(request.getHeader("Host"))) {
            refuse(response, HttpStatus.MISDIRECTED_REQUEST, ELSEWHERE);
        } else if (isForwarded(request)) {
            refuse(response, HttpStatus.BAD_REQUEST, FORWARDED);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isLoopback(@Nullable String host) {
        return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean isForwarded(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals("forwarded") || name.startsWith("x-forwarded-"));
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String text) throws IOException {
        response.setStatus(status.value());
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
