/**
 * A tamper-evident, append-only log that outsiders can check.
 *
 * <p>Entries become the leaves of a Merkle tree ({@link org.linli.evidencelog.Rfc6962}); the tree is kept as
 * static tiles ({@link org.linli.evidencelog.TileStore}, C2SP tlog-tiles) which {@link
 * org.linli.evidencelog.Appender} extends, {@link org.linli.evidencelog.ProofBuilder} reads and {@link
 * org.linli.evidencelog.LogVerifier} re-computes; its size and root are signed as a {@link
 * org.linli.evidencelog.Checkpoint}. A public entry ({@link org.linli.evidencelog.LeafData}) is a sequence
 * number and a {@link org.linli.evidencelog.Commitment}, never content.
 */
@NullMarked
package org.linli.evidencelog;

import org.jspecify.annotations.NullMarked;
