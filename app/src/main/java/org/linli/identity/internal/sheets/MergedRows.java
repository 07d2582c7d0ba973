package org.linli.identity.internal.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which rows of the first sheet of a workbook a merged cell reaches into. */
final class MergedRows {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final Pattern RANGE = Pattern.compile("[A-Z]{1,3}(\\d{1,7}):[A-Z]{1,3}(\\d{1,7})");
    private static final int MOST_ROWS = 20_000;

    private final ZipFile zip;

    private MergedRows(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws IOException also if a part of the workbook is no XML */
    static Set<Integer> ofFirstSheet(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            MergedRows workbook = new MergedRows(zip);
            return workbook.rows(workbook.firstSheet());
        }
    }

    private String firstSheet() throws IOException {
        Map<String, String> targets = new HashMap<>();
        each("xl/_rels/workbook.xml.rels", "Relationship", part -> {
            String id = part.getAttributeValue(null, "Id");
            String target = part.getAttributeValue(null, "Target");
            if (id != null && target != null) {
                targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
        Set<String> first = new HashSet<>();
        each("xl/workbook.xml", "sheet", part -> {
            String id = part.getAttributeValue(RELATIONS, "id");
            if (id != null && first.isEmpty()) {
                first.add(targets.getOrDefault(id, ""));
            }
        });
        return String.join("", first);
    }

    private Set<Integer> rows(String sheet) throws IOException {
        Set<Integer> rows = new HashSet<>();
        each(sheet, "mergeCell", part -> {
            String reference = part.getAttributeValue(null, "ref");
            Matcher range = RANGE.matcher(reference == null ? "" : reference);
            if (range.matches()) {
                int last = Math.min(Integer.parseInt(range.group(2)), MOST_ROWS);
                for (int row = Integer.parseInt(range.group(1)); row <= last; row++) {
                    rows.add(row);
                }
            }
        });
        return rows;
    }

    private void each(String entryName, String element, Consumer<XMLStreamReader> visit) throws IOException {
        ZipEntry entry = zip.getEntry(entryName);
        if (entry == null) {
            return;
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream stream = zip.getInputStream(entry)) {
            XMLStreamReader reader = factory.createXMLStreamReader(stream);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals(element)) {
                    visit.accept(reader);
                }
            }
        } catch (XMLStreamException damaged) {
            throw new IOException("No XML: " + entryName, damaged);
        }
    }
}
