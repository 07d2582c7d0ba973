package org.linli.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.linli.kernel.Actor;

/** Finds out who sends a request. Answers {@link Actor#anonymous()} for anybody who has not signed in. */
public interface CurrentActor {

    Actor of(HttpServletRequest request);

    /** The posts the person may act from; empty for anybody who has not signed in. */
    default List<PostChoice> posts(HttpServletRequest request) {
        return List.of();
    }
}
