package org.linli.territory.internal.homes;

import java.time.Instant;
import java.util.UUID;
import org.linli.territory.SourceFile;

/** A list that its sender looks over and has not handed on yet. */
public record DoorList(UUID id, int unitNo, SourceFile file, Instant createdAt) {

    public String href() {
        return "/units/" + unitNo + "/homes/lists/" + id;
    }
}
