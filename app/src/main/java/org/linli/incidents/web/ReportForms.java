package org.linli.incidents.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.geo.LonLat;
import org.linli.incidents.internal.Categories;
import org.linli.incidents.internal.ReportDrafts.Draft;
import org.linli.kernel.web.FormErrors;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Reads the three forms of a report; what cannot be read is kept as far as possible and named as an error. */
@Component
class ReportForms {

    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_NAME = 60;
    private static final Pattern PHONE = Pattern.compile("\\+?\\d{7,15}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n]]");

    private final Categories categories;
    private final Territory territory;

    ReportForms(Categories categories, Territory territory) {
        this.categories = categories;
        this.territory = territory;
    }

    /** Step one. {@code drop} names photos to leave out. */
    record What(
            @Nullable String draft,
            @Nullable String text,
            @Nullable String category,
            @Nullable List<UUID> drop,
            @Nullable List<MultipartFile> photos) {

        List<MultipartFile> chosenPhotos() {
            return chosen(photos);
        }

        List<UUID> remaining(List<UUID> kept) {
            List<UUID> dropped = Optional.ofNullable(drop).orElse(List.of());
            return kept.stream().filter(photo -> !dropped.contains(photo)).toList();
        }
    }

    /** Step two: a point, or a community with words. */
    record Place(
            String draft,
            @Nullable String lat,
            @Nullable String lon,
            @Nullable String accuracy,
            @Nullable String address,
            @Nullable String community) {}

    /** Step three: how to reach the reporter, if she wishes. */
    record Sender(
            String draft, @Nullable String name, @Nullable String phone) {}

    /** Photos that were really chosen; browsers send an empty part where none was. */
    static List<MultipartFile> chosen(@Nullable List<MultipartFile> photos) {
        return Optional.ofNullable(photos).orElse(List.of()).stream()
                .filter(photo -> !photo.isEmpty())
                .toList();
    }

    Draft readWhat(What form, Draft before, List<UUID> photos, FormErrors errors) {
        String text = clean(form.text());
        if (text.codePointCount(0, text.length()) < 2) {
            errors.add("text", "incidents.bad.text-missing");
        } else if (text.length() > LONGEST_TEXT) {
            errors.add("text", "incidents.bad.too-long", LONGEST_TEXT);
        }
        if (photos.size() > Uploads.MOST_PHOTOS) {
            errors.add("photos", "incidents.refused.too-many-photos", Uploads.MOST_PHOTOS);
        }
        String category = Optional.ofNullable(form.category())
                .flatMap(categories::find)
                .map(Categories.Category::code)
                .orElse(null);
        return new Draft(
                text.length() > 2 * LONGEST_TEXT ? text.substring(0, 2 * LONGEST_TEXT) : text,
                category,
                photos.size() > Uploads.MOST_PHOTOS ? photos.subList(0, Uploads.MOST_PHOTOS) : photos,
                before.unitNo(),
                before.address(),
                before.longitude(),
                before.latitude(),
                before.accuracyMetres(),
                before.contactName(),
                before.contactPhone());
    }

    Draft readPlace(Place form, Draft before, FormErrors errors) {
        String address = clean(form.address()).replace('\n', ' ');
        if (address.length() > LONGEST_ADDRESS) {
            errors.add("address", "incidents.bad.too-long", LONGEST_ADDRESS);
            address = address.substring(0, LONGEST_ADDRESS);
        }
        Optional<LonLat> point = point(form, errors);
        Optional<Unit> unit = point.isPresent() ? territory.locate(point.get()) : community(form.community());
        if (unit.isEmpty() && errors.isEmpty()) {
            errors.add(
                    point.isPresent() ? "map" : "community",
                    point.isPresent() ? "incidents.bad.place-outside" : "incidents.bad.place-missing");
        }
        return new Draft(
                before.text(),
                before.categoryCode(),
                before.photos(),
                unit.map(Unit::no).orElse(null),
                address.isEmpty() ? null : address,
                point.map(LonLat::longitude).orElse(null),
                point.map(LonLat::latitude).orElse(null),
                point.isEmpty()
                        ? null
                        : number(form.accuracy())
                                .filter(m -> m >= 0 && m < 100_000)
                                .orElse(null),
                before.contactName(),
                before.contactPhone());
    }

    private static Optional<LonLat> point(Place form, FormErrors errors) {
        boolean isGiven = !clean(form.lat()).isEmpty() || !clean(form.lon()).isEmpty();
        Optional<Double> latitude = number(form.lat());
        Optional<Double> longitude = number(form.lon());
        if (latitude.isPresent() && longitude.isPresent() && LonLat.inRange(longitude.get(), latitude.get())) {
            return Optional.of(new LonLat(longitude.get(), latitude.get()));
        }
        if (isGiven) {
            errors.add("map", "incidents.bad.coordinates");
        }
        return Optional.empty();
    }

    private Optional<Unit> community(@Nullable String no) {
        return number(no).map(Double::intValue).flatMap(territory::findUnit);
    }

    Draft readSender(Sender form, Draft before, FormErrors errors) {
        String name = clean(form.name()).replace('\n', ' ');
        String phone = clean(form.phone()).replaceAll("[\\s()（）-]", "");
        if (name.length() > LONGEST_NAME) {
            errors.add("name", "incidents.bad.too-long", LONGEST_NAME);
        }
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            errors.add("phone", "incidents.bad.phone");
        }
        return new Draft(
                before.text(),
                before.categoryCode(),
                before.photos(),
                before.unitNo(),
                before.address(),
                before.longitude(),
                before.latitude(),
                before.accuracyMetres(),
                name.isEmpty() ? null : name,
                phone.isEmpty() ? null : phone);
    }

    private static Optional<Double> number(@Nullable String text) {
        try {
            return Optional.of(clean(text))
                    .filter(t -> !t.isEmpty())
                    .map(Double::valueOf)
                    .filter(Double::isFinite);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static String clean(@Nullable String text) {
        return text == null
                ? ""
                : CONTROL.matcher(text.replace("\r\n", "\n").replace('\r', '\n'))
                        .replaceAll("")
                        .strip();
    }
}
