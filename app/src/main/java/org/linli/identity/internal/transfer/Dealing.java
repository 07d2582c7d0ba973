package org.linli.identity.internal.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.linli.territory.Reorganisation;

/**
 * Who goes where when units end: posts of a department follow it, the others are dealt out in equal parts in the order of
 * their titles, and a post that several people hold person by person.
 */
final class Dealing {

    private final Reorganisation reorganisation;
    private final Map<Integer, Integer> dealt = new HashMap<>();

    Dealing(Reorganisation reorganisation) {
        this.reorganisation = reorganisation;
    }

    /** A post in the way of a reorganisation, with those who hold it on its day. */
    record Going(UUID id, int unitNo, boolean isOfDepartment, List<UUID> holders) {

        Going {
            holders = List.copyOf(holders);
        }
    }

    /** A post, or the part of it that goes to one unit: whoever of its holders goes there. */
    record Part(UUID postId, int fromUnitNo, int toUnitNo, List<UUID> people) {

        Part {
            people = List.copyOf(people);
        }
    }

    List<Part> deal(List<Going> posts) {
        return posts.stream().flatMap(post -> parts(post).stream()).toList();
    }

    private List<Part> parts(Going post) {
        if (post.isOfDepartment()) {
            int heir = Objects.requireNonNull(reorganisation.heirs().get(post.unitNo()));
            return List.of(new Part(post.id(), post.unitNo(), heir, post.holders()));
        }
        if (post.holders().isEmpty()) {
            return List.of(new Part(post.id(), post.unitNo(), next(post.unitNo()), List.of()));
        }
        Map<Integer, List<UUID>> byReceiver = new LinkedHashMap<>();
        for (UUID holder : post.holders()) {
            byReceiver
                    .computeIfAbsent(next(post.unitNo()), no -> new ArrayList<>())
                    .add(holder);
        }
        return byReceiver.entrySet().stream()
                .map(entry -> new Part(post.id(), post.unitNo(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private int next(int unitNo) {
        List<Integer> receivers = reorganisation.receiversOf(unitNo);
        return receivers.get((dealt.merge(unitNo, 1, Integer::sum) - 1) % receivers.size());
    }
}
