package org.linli.evidence.internal;

import org.linli.evidencelog.VerifierKey;

/**
 * Which log this is.
 *
 * @param origin its name, first line of every checkpoint
 * @param verifierKey public half of the key that signs it
 */
record LogIdentity(String origin, VerifierKey verifierKey) {}
