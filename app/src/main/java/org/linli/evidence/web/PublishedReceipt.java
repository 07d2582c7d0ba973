package org.linli.evidence.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.evidence.Receipt;
import org.linli.evidence.Receipt.Membership;

/** A receipt as JSON; hashes in base64, whole numbers as decimal text, because JavaScript's numbers end at 2^53. */
@JsonPropertyOrder({
    "entryId",
    "index",
    "size",
    "leaf",
    "leafHash",
    "proof",
    "root",
    "checkpoint",
    "verifierKey",
    "membership"
})
record PublishedReceipt(
        UUID entryId,
        String index,
        String size,
        String leaf,
        String leafHash,
        List<String> proof,
        String root,
        String checkpoint,
        String verifierKey,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Member membership) {

    /** A place in the set of a bulk act. */
    record Member(String commitment, String place, String setSize, List<String> proof, String setRoot) {

        static Member of(Membership member) {
            return new Member(
                    member.commitment(),
                    Integer.toString(member.place()),
                    Integer.toString(member.setSize()),
                    member.proof(),
                    member.setRoot());
        }
    }

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
                receipt.verifierKey(),
                receipt.membership().map(Member::of).orElse(null));
    }
}
