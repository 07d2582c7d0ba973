package org.linli.identity.web;

import org.linli.identity.ApiTokens.Token;

/** A line of the list of tokens. */
public record TokenLine(Token token, String place, boolean isGood) {}
