package org.linli.territory.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table to be saved as a file. */
public final class CsvFile {

    private CsvFile() {}

    public static ResponseEntity<byte[]> named(String name, String table) {
        return named(name, table.getBytes(StandardCharsets.UTF_8));
    }

    /** @param table in UTF-8 */
    public static ResponseEntity<byte[]> named(String name, byte[] table) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(table);
    }
}
