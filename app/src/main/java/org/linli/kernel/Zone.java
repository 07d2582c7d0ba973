package org.linli.kernel;

import java.time.ZoneId;

/** The zone of calendars and validity dates ({@code LINLI_ZONE}, Asia/Shanghai); never the zone of the machine. */
public record Zone(ZoneId id) {}
