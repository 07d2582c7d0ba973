package org.linli.demo.internal.stories;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.NewReport;

/**
 * How a story begins: what, where, and who says so.
 *
 * @param department key of the department it goes to first
 * @param collector key of whoever of the staff reports it
 * @param verifiers who may verify it: not who collected it, where there is somebody else
 * @param isPhotographed whether the report has a photo, and so the result
 */
record Opening(
        Plot plot,
        Theme theme,
        Site site,
        String department,
        String words,
        NewReport.Channel channel,
        Optional<String> collector,
        List<String> verifiers,
        NewReport.@Nullable Contact contact,
        boolean isPhotographed) {

    boolean isFollowedByResident() {
        return channel == NewReport.Channel.WEB;
    }
}
