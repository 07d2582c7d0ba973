package org.linli.kernel.web;

import java.util.UUID;

/** A post the person signed in may act from. */
public record PostChoice(UUID id, String title, String place, boolean isCurrent) {}
