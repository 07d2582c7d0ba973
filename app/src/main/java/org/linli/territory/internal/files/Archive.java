package org.linli.territory.internal.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.linli.kernel.Outcome;
import org.linli.territory.Content;
import org.linli.territory.SourceFile;

/**
 * A zip archive somebody sent. Names that lead out of it, too many entries and more than {@link #MOST_BYTES} when
 * unpacked are refused; what comes out is counted, the directory of the archive is not believed. Nothing is written to
 * the disk under a name of the archive.
 */
public final class Archive {

    /** What all entries may be together when unpacked. */
    public static final long MOST_BYTES = 1_000_000_000;

    private static final int MOST_ENTRIES = 2_000;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final List<SourceFile> entries;

    private Archive(List<SourceFile> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The files within, named without folders; they can be read as long as {@code work} runs. */
    public static <T> Outcome<T> open(SourceFile file, Function<Archive, Outcome<T>> work) {
        return file.content().asFile(path -> {
            try (ZipFile zip = opened(path)) {
                return listed(file.name(), zip).then(work);
            } catch (Exceeded bomb) {
                return Outcome.refused("formats.zip.too-big", file.name(), MOST_BYTES / 1_000_000);
            } catch (IOException | Broken damaged) {
                return Outcome.refused("formats.zip.damaged", file.name());
            }
        });
    }

    /** Names are UTF-8 if they say so, else GBK, as Windows in China writes them. */
    private static ZipFile opened(Path path) throws IOException {
        return new ZipFile(path.toFile(), ZipFile.OPEN_READ, GB18030);
    }

    public List<SourceFile> entries() {
        return entries;
    }

    /** Entries whose name ends so, whatever its case. */
    public List<SourceFile> endingWith(String ending) {
        return entries.stream()
                .filter(entry -> entry.name().toLowerCase(Locale.ROOT).endsWith(ending))
                .toList();
    }

    private static Outcome<Archive> listed(String name, ZipFile zip) {
        if (zip.size() > MOST_ENTRIES) {
            return Outcome.refused("formats.zip.too-many", name, MOST_ENTRIES);
        }
        Budget budget = new Budget();
        List<SourceFile> files = new ArrayList<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (leadsOut(entry.getName())) {
                return Outcome.refused("formats.zip.path", name, shown(entry.getName()));
            }
            if (!entry.isDirectory() && !isLitter(entry.getName())) {
                files.add(new SourceFile(
                        entry.getName().replace('\\', '/'),
                        Content.of(Math.max(0, entry.getSize()), () -> budget.open(zip, entry))));
            }
        }
        return files.isEmpty() ? Outcome.refused("formats.zip.empty", name) : Outcome.done(new Archive(files));
    }

    private static boolean leadsOut(String entry) {
        String plain = entry.replace('\\', '/');
        return plain.startsWith("/")
                || plain.contains(":")
                || plain.contains("\0")
                || List.of(plain.split("/", -1)).contains("..");
    }

    /** What file managers leave behind. */
    private static boolean isLitter(String entry) {
        return entry.startsWith("__MACOSX/") || entry.endsWith(".DS_Store") || entry.endsWith("Thumbs.db");
    }

    private static String shown(String entry) {
        String clean = entry.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 60 ? clean.substring(0, 60) + "…" : clean;
    }

    /** More came out than an honest archive holds. */
    private static final class Exceeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("unpacks too big", null, false, false);
        }
    }

    /** The packed bytes are damaged. Readers of other formats must not take it for a fault of their own. */
    private static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Broken(IOException cause) {
            super("damaged", cause, false, false);
        }
    }

    /** A file may be looked over before it is read, so each byte is allowed to come out three times. */
    private static final class Budget {

        private long left = 3 * MOST_BYTES;

        InputStream open(ZipFile zip, ZipEntry entry) throws IOException {
            try {
                return new Counting(zip.getInputStream(entry), this);
            } catch (ZipException damaged) {
                throw new Broken(damaged);
            }
        }

        void spend(int bytes) {
            left -= Math.max(0, bytes);
            if (left < 0) {
                throw new Exceeded();
            }
        }
    }

    private static final class Counting extends FilterInputStream {

        private final Budget budget;

        Counting(InputStream in, Budget budget) {
            super(in);
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read;
            try {
                read = super.read(buffer, from, length);
            } catch (IOException damaged) {
                throw new Broken(damaged);
            }
            budget.spend(read);
            return read;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long left = wanted;
            byte[] waste = new byte[8192];
            while (left > 0) {
                int read = read(waste, 0, (int) Math.min(left, waste.length));
                if (read < 0) {
                    break;
                }
                left -= read;
            }
            return wanted - left;
        }
    }
}
