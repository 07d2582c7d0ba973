package org.linli.identity;

/**
 * Somebody who serves, with the engagement she is entered for.
 *
 * @param phone empty if it is not known
 */
public record NewWorker(String name, String phone, NewEngagement engagement) {}
