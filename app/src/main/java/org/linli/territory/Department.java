package org.linli.territory;

import java.util.UUID;

/**
 * A department or firm that handles incidents (处置部门).
 *
 * @param unitNo the unit whose territory it serves
 */
public record Department(int no, UUID id, String name, int unitNo) {}
