package org.linli.incidents.intake.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.linli.kernel.Refusal;

/** Looks at a file before it is opened as a workbook: what it really is, and how big it becomes when unpacked. */
final class FileCheck {

    static final long MOST_BYTES = 25L << 20;

    /** A workbook of 50,000 messages unpacks to some 80 MB; strings are held in memory, so more is refused. */
    static final long MOST_UNPACKED_BYTES = 120L << 20;

    private static final int MOST_ENTRIES = 2_000;
    private static final long MEGABYTE = 1L << 20;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final int SAMPLE = 64 * 1024;

    private FileCheck() {}

    /** Why the file is no workbook that can be read; empty if it is one. */
    static Optional<Refusal> fault(Path file) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            return refused("empty");
        }
        if (size > MOST_BYTES) {
            return refused("too-big", MOST_BYTES / MEGABYTE);
        }
        byte[] head;
        try (InputStream stream = Files.newInputStream(file)) {
            head = stream.readNBytes(SAMPLE);
        }
        if (startsWith(head, OLE2)) {
            return refused("old-excel");
        }
        if (!startsWith(head, ZIP)) {
            return encodingOf(head)
                    .map(encoding -> Refusal.of("intake.file.text", encoding))
                    .or(() -> refused("not-a-workbook"));
        }
        return faultInside(file);
    }

    private static Optional<Refusal> faultInside(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                return refused("other-zip");
            }
            if (zip.size() > MOST_ENTRIES) {
                return refused("unpacks-too-big", MOST_UNPACKED_BYTES / MEGABYTE);
            }
            long unpacked = 0;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                unpacked += lengthOf(zip, entry, MOST_UNPACKED_BYTES - unpacked);
                if (unpacked > MOST_UNPACKED_BYTES) {
                    return refused("unpacks-too-big", MOST_UNPACKED_BYTES / MEGABYTE);
                }
            }
            return Optional.empty();
        } catch (ZipException damaged) {
            return refused("damaged");
        }
    }

    /** Counts what comes out instead of believing the directory; stops just past the limit. */
    private static long lengthOf(ZipFile zip, ZipEntry entry, long limit) throws IOException {
        byte[] buffer = new byte[SAMPLE];
        long length = 0;
        try (InputStream stream = zip.getInputStream(entry)) {
            for (int read = stream.read(buffer); read >= 0 && length <= limit; read = stream.read(buffer)) {
                length += read;
            }
        }
        return length;
    }

    /** The encoding, if these bytes begin a text; the last character may be cut off. */
    private static Optional<String> encodingOf(byte[] head) {
        if (startsWith(head, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
            return Optional.of("UTF-16");
        }
        for (byte one : head) {
            if (one == 0) {
                return Optional.empty();
            }
        }
        if (isText(head, StandardCharsets.UTF_8)) {
            return Optional.of("UTF-8");
        }
        Charset chinese = Charset.forName("GB18030");
        return isText(head, chinese) ? Optional.of("GBK / GB18030") : Optional.empty();
    }

    private static boolean isText(byte[] head, Charset charset) {
        for (int cut = 0; cut < 4 && cut < head.length; cut++) {
            if (decodes(head, head.length - cut, charset)) {
                return true;
            }
        }
        return false;
    }

    private static boolean decodes(byte[] bytes, int length, Charset charset) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length
                && ByteBuffer.wrap(bytes, 0, mark.length).equals(ByteBuffer.wrap(mark));
    }

    private static Optional<Refusal> refused(String reason, Object... arguments) {
        return Optional.of(Refusal.of("intake.file." + reason, arguments));
    }
}
