package org.linli.kernel.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before everything: how often one client may ask, how many of her requests are answered at once, and how much she
 * may send. Nothing is parsed before. Requests from this machine are neither counted nor slowed down, since an honest proxy's
 * clients carry their own addresses.
 */
public final class RequestLimits extends OncePerRequestFilter {

    /** A whole office may share one address: 600 at once, then 20 a second. */
    private static final int BURST = 600;

    private static final int PER_SECOND = 20;
    private static final int MOST_CLIENTS = 200_000;
    private static final int AT_ONCE_FOR_ONE = 48;
    private static final int AT_ONCE = 400;

    /** What a form or a JSON body may weigh where no files are expected. */
    public static final long BODY_BYTES = 2L * 1024 * 1024;

    /** What a form with files may weigh, as {@code spring.servlet.multipart.max-request-size} says. */
    static final long UPLOAD_BYTES = 160L * 1024 * 1024;

    private final Predicate<HttpServletRequest> takesFiles;
    private final ToLongFunction<HttpServletRequest> bodyBytes;
    private final Crowd crowd = new Crowd(AT_ONCE_FOR_ONE, AT_ONCE);
    private final LoadingCache<String, Bucket> allowances = Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build(client -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(BURST).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
                    .build());

    public RequestLimits(Predicate<HttpServletRequest> takesFiles) {
        this(takesFiles, request -> BODY_BYTES);
    }

    /** @param bodyBytes what the body of a request may weigh that carries no files */
    public RequestLimits(Predicate<HttpServletRequest> takesFiles, ToLongFunction<HttpServletRequest> bodyBytes) {
        this.takesFiles = takesFiles;
        this.bodyBytes = bodyBytes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ClientNetwork client = ClientNetwork.of(request.getRemoteAddr());
        if (isOverAllowance(client, request)) {
            refuse(response, 429);
            return;
        }
        switch (crowd.enter(client)) {
            case TOO_MANY_OF_YOURS -> refuse(response, 429);
            case FULL -> refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            case WELCOME -> {
                try {
                    weighed(request, response, chain);
                } finally {
                    crowd.leave(client);
                }
            }
        }
    }

    private boolean isOverAllowance(ClientNetwork client, HttpServletRequest request) {
        return !client.isThisMachine()
                && !request.getRequestURI().startsWith("/assets/")
                && !allowances.get(client.name()).tryConsume(1);
    }

    private void weighed(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        boolean isMultipart = isMultipart(request);
        long most = length >= 0 && length <= BODY_BYTES ? BODY_BYTES : bodyBytes.applyAsLong(request);
        boolean mayUpload = isMultipart && length <= UPLOAD_BYTES && takesFiles.test(request);
        if (length > most && !mayUpload) {
            // The rest of the body stays unread; the connection is of no more use.
            response.setHeader(HttpHeaders.CONNECTION, "close");
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (length < 0 && isMultipart) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else {
            chain.doFilter(length < 0 ? new MeasuredRequest(request, most) : request, response);
        }
    }

    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    private static void refuse(HttpServletResponse response, int status) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        response.sendError(status);
    }
}
