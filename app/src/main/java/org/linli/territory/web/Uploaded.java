package org.linli.territory.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.territory.Content;
import org.linli.territory.SourceFile;
import org.springframework.web.multipart.MultipartFile;

/** A file that came with a form. */
public final class Uploaded {

    private static final int LONGEST_NAME = 120;

    private Uploaded() {}

    /**
     * The file where one was chosen.
     *
     * @param nameless what it is called if the browser says nothing
     */
    public static Optional<SourceFile> file(@Nullable MultipartFile file, String nameless) {
        return Optional.ofNullable(file)
                .filter(chosen -> !chosen.isEmpty())
                .map(chosen -> new SourceFile(
                        Optional.of(name(chosen))
                                .filter(name -> !name.isBlank())
                                .orElse(nameless),
                        Content.of(chosen.getSize(), chosen::getInputStream)));
    }

    /** Its name without a path, which some browsers send. */
    public static String name(MultipartFile file) {
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("").replaceAll("\\p{Cntrl}", "");
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.substring(0, Math.min(last.length(), LONGEST_NAME));
    }
}
