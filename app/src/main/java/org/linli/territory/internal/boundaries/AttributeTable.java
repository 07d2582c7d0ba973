package org.linli.territory.internal.boundaries;

import com.linuxense.javadbf.DBFException;
import com.linuxense.javadbf.DBFReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.territory.SourceFile;

/**
 * The {@code .dbf} beside a {@code .shp}: a row for each drawing, in the same order. Its character set is the one of the
 * {@code .cpg}; without one UTF-8 if all of it is UTF-8, else GB 18030, which includes GBK.
 */
final class AttributeTable implements AutoCloseable {

    private static final int HEADER_BYTES = 32;
    private static final int LONGEST_VALUE = 200;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final InputStream stream;
    private final DBFReader reader;
    private final Charset charset;

    private AttributeTable(InputStream stream, Charset charset) {
        this.stream = stream;
        // Bytes come through as they are and are decoded here: the reader would put question marks for what does not
        // fit.
        this.reader = new DBFReader(stream, StandardCharsets.ISO_8859_1, true);
        this.charset = charset;
    }

    /** Whether the lengths in the header fit together and to the size of the file. */
    static boolean isSound(SourceFile file) {
        try (InputStream in = new BufferedInputStream(file.content().open())) {
            byte[] head = in.readNBytes(HEADER_BYTES);
            if (head.length < HEADER_BYTES) {
                return false;
            }
            ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            long records = header.getInt(4) & 0xFFFFFFFFL;
            int headerBytes = header.getShort(8) & 0xFFFF;
            int recordBytes = header.getShort(10) & 0xFFFF;
            long rest = in.transferTo(OutputStream.nullOutputStream());
            return headerBytes > HEADER_BYTES
                    && recordBytes > 1
                    && rest + HEADER_BYTES >= headerBytes + records * recordBytes;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file.name(), e);
        }
    }

    /** @throws DBFException if it cannot be read as a table */
    static AttributeTable open(SourceFile file, Optional<SourceFile> codePage) {
        Charset charset = codePage.flatMap(AttributeTable::stated).orElseGet(() -> guessed(file));
        return opened(file, charset);
    }

    /** The next row by name of its columns, only values that are there; empty at the end. */
    Optional<Map<String, String>> next() {
        Object[] row = reader.nextRecord();
        if (row == null) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        // The first column says whether the row was deleted; its drawing is still there.
        for (int i = 1; i < row.length; i++) {
            String value = text(row[i]);
            if (!value.isEmpty()) {
                values.put(decoded(reader.getField(i).getName()), value);
            }
        }
        return Optional.of(values);
    }

    Charset charset() {
        return charset;
    }

    private static AttributeTable opened(SourceFile file, Charset charset) {
        try {
            return new AttributeTable(new BufferedInputStream(file.content().open(), 1 << 16), charset);
        } catch (IOException e) {
            throw new UncheckedIOException("Opening " + file.name(), e);
        }
    }

    private String text(@Nullable Object value) {
        String text = switch (value) {
            case null -> "";
            case String raw -> decoded(raw).strip();
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> "";
        };
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) : text;
    }

    private String decoded(String raw) {
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), charset);
    }

    private static Optional<Charset> stated(SourceFile codePage) {
        try (InputStream in = codePage.content().open()) {
            String name = new String(in.readNBytes(40), StandardCharsets.ISO_8859_1)
                    .strip()
                    .toUpperCase(Locale.ROOT);
            return switch (name) {
                case "UTF-8", "UTF8", "65001" -> Optional.of(StandardCharsets.UTF_8);
                case "GBK", "GB2312", "GB18030", "936", "CP936", "54936", "ANSI 936" -> Optional.of(GB18030);
                default -> Optional.empty();
            };
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + codePage.name(), e);
        }
    }

    private static Charset guessed(SourceFile file) {
        try (AttributeTable raw = opened(file, StandardCharsets.ISO_8859_1)) {
            for (Object[] row = raw.reader.nextRecord(); row != null; row = raw.reader.nextRecord()) {
                for (Object value : row) {
                    if (value instanceof String text && !isUtf8(text)) {
                        return GB18030;
                    }
                }
            }
            return StandardCharsets.UTF_8;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file.name(), e);
        }
    }

    private static boolean isUtf8(String raw) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(raw.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
