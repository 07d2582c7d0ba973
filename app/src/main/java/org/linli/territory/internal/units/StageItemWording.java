package org.linli.territory.internal.units;

/**
 * What an item of a checklist says.
 *
 * @param position among those of its stage, ascending
 */
public record StageItemWording(String name, String nameEn, int position) {

    public StageItemWording {
        name = name.strip();
        nameEn = nameEn.strip();
    }
}
