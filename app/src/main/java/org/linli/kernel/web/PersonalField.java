package org.linli.kernel.web;

/**
 * The declaration without which an item of personal data may not be kept: contributed by modules as beans and shown on
 * the public page about data. All parts but the field are message keys.
 *
 * @param field table and column, for example {@code incident.contact_phone}
 */
public record PersonalField(
        String field, String title, String purpose, String basis, String retention, String visibility) {}
