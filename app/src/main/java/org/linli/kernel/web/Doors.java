package org.linli.kernel.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Limits how often one address may knock at a public door; each server counts for itself. */
@Component
public class Doors {

    private static final int MOST_ADDRESSES = 200_000;

    private final LoadingCache<Knock, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(Duration.ofHours(2))
            .build(knock -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(knock.door().times())
                            .refillGreedy(knock.door().times(), knock.door().within()))
                    .build());

    /** A door and how often it opens to one address. */
    public record Door(String name, int times, Duration within) {}

    private record Knock(Door door, String address) {}

    /** @throws TooManyRequests when the address has used the door up */
    public void pass(Door door, HttpServletRequest request) {
        if (!buckets.get(new Knock(door, request.getRemoteAddr())).tryConsume(1)) {
            throw new TooManyRequests();
        }
    }
}
