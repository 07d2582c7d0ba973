package org.linli.identity;

/**
 * What a grid worker lets the residents of her grid know (M01-12).
 *
 * @param serviceScope what she can be asked for
 * @param phone of the office or issued by it, as it is shown; never a private number
 * @param hours when she is reached, in words
 * @param isPublished whether residents see the card; where they do not, nothing of her is shown
 */
public record GridCard(String serviceScope, String phone, String hours, boolean isPublished) {

    public static GridCard empty() {
        return new GridCard("", "", "", false);
    }
}
