package org.linli.evidence;

import java.util.UUID;

/**
 * What an entry is about.
 *
 * @param kind kind of record, for example {@code incident}
 * @param id the record
 */
public record Subject(String kind, UUID id) {}
