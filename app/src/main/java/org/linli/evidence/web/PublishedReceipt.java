package org.linli.evidence.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.UUID;
import org.linli.evidence.Receipt;

/** A receipt as JSON; hashes in base64, whole numbers as decimal text, because JavaScript's numbers end at 2^53. */
@JsonPropertyOrder({"entryId", "index", "size", "leaf", "leafHash", "proof", "root", "checkpoint", "verifierKey"})
record PublishedReceipt(
        UUID entryId,
        String index,
        String size,
        String leaf,
        String leafHash,
        List<String> proof,
        String root,
        String checkpoint,
        String verifierKey) {

    static PublishedReceipt of(Receipt receipt) {
        return new PublishedReceipt(
                receipt.entryId(),
                Long.toString(receipt.index()),
                Long.toString(receipt.treeSize()),
                receipt.leaf(),
                receipt.leafHash(),
                receipt.proof(),
                receipt.root(),
                receipt.checkpoint(),
                receipt.verifierKey());
    }
}
