package org.linli.demo.internal.stories;

import java.util.Random;

/** Places within a unit. */
@FunctionalInterface
interface Sites {

    Site any(SiteKind kind, Random random);
}
