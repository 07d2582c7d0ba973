package org.linli.territory.internal.templates;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A structure to set up from.
 *
 * @param what what it creates
 * @param source which document or city it comes from
 * @param levels keys of the levels it lives on, topmost first; they must exist
 */
public record Template(
        String key,
        String title,
        String titleEn,
        String what,
        String whatEn,
        String source,
        List<String> levels,
        List<Part> parts) {

    /** What units of a level get: bodies, attributes by key with their code, slots for projects by name. */
    public record Part(
            String level,
            List<BodyPlan> bodies,
            @Nullable Map<String, String> traits,
            @Nullable List<String> projects) {

        @Override
        public Map<String, String> traits() {
            return traits == null ? Map.of() : traits;
        }

        @Override
        public List<String> projects() {
            return projects == null ? List.of() : projects;
        }
    }

    /**
     * A body.
     *
     * @param name with <code>{unit}</code> where the name of the unit goes
     * @param replaces endings of names of bodies whose place it takes
     */
    public record BodyPlan(
            String kind,
            String name,
            String duties,
            @Nullable List<String> replaces) {

        @Override
        public List<String> replaces() {
            return replaces == null ? List.of() : replaces;
        }

        String nameAt(String unit) {
            return name.replace("{unit}", plain(unit));
        }

        /** The name of a body as a template says it: where it has the name of its unit, that of any. */
        static String patternOf(String body, String unit) {
            String plain = plain(unit);
            return plain.isEmpty() ? body : body.replace(plain, "{unit}");
        }

        /** A community that is called by its committee already is not named after it twice. */
        private static String plain(String unit) {
            return unit.replaceAll("(居委会|居民委员会|村委会|村民委员会|办事处)$", "");
        }
    }

    public String title(Locale locale) {
        return locale.getLanguage().equals("zh") ? title : titleEn;
    }

    public String what(Locale locale) {
        return locale.getLanguage().equals("zh") ? what : whatEn;
    }
}
