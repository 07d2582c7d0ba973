package org.linli.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import org.linli.kernel.Actor;

/** Finds out who sends a request. Answers {@link Actor#anonymous()} for anybody who has not signed in. */
public interface CurrentActor {

    Actor of(HttpServletRequest request);
}
