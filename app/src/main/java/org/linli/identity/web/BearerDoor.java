package org.linli.identity.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.internal.MachineTokens;
import org.linli.identity.internal.TokenText;
import org.linli.kernel.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognises machines by {@code Authorization: Bearer} (RFC 6750), under {@code /api/} only: elsewhere a token means
 * nothing. A token that is not good is refused also where none would be needed. No session is looked at or made.
 */
final class BearerDoor extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer";
    private static final String MACHINE = BearerDoor.class.getName() + ".machine";
    private static final int TIMES_A_MINUTE = 600;
    private static final int MOST_TOKENS = 10_000;

    private final ObjectProvider<MachineTokens> tokens;
    private final LoadingCache<UUID, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_TOKENS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build(token -> Bucket.builder()
                    .addLimit(
                            limit -> limit.capacity(TIMES_A_MINUTE).refillGreedy(TIMES_A_MINUTE, Duration.ofMinutes(1)))
                    .build());

    BearerDoor(ObjectProvider<MachineTokens> tokens) {
        this.tokens = tokens;
    }

    /** The machine that sends the request, if one does. */
    static Optional<Actor> find(HttpServletRequest request) {
        return request.getAttribute(MACHINE) instanceof Actor machine ? Optional.of(machine) : Optional.empty();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/") || credentials(request) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Actor> machine = Optional.ofNullable(credentials(request))
                .flatMap(TokenText::parse)
                .flatMap(text -> tokens.getObject().use(text));
        if (machine.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            response.sendError(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        UUID id = machine.map(Actor::id).orElseThrow();
        ConsumptionProbe probe = buckets.get(id).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Math.max(
                    1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        request.setAttribute(MACHINE, machine.get());
        chain.doFilter(request, response);
    }

    private static @Nullable String credentials(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        String[] parts = header == null ? new String[0] : header.strip().split(" +", 2);
        if (parts.length == 0 || !parts[0].equalsIgnoreCase(SCHEME)) {
            return null;
        }
        return parts.length == 2 ? parts[1] : "";
    }
}
