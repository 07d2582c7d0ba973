package org.linli.evidence.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.evidence.Evidence;
import org.linli.evidence.Recording;
import org.linli.evidence.Subject;
import org.linli.identity.RouteSamples;
import org.linli.kernel.Transactions;
import org.springframework.stereotype.Component;

@Component
class EvidenceRouteSamples implements RouteSamples {

    private final Evidence evidence;
    private final Transactions transactions;

    EvidenceRouteSamples(Evidence evidence, Transactions transactions) {
        this.evidence = evidence;
        this.transactions = transactions;
    }

    @Override
    public List<Sample> at(int unitNo) {
        Subject subject = Recording.newSubject();
        UUID entry = new Recording(evidence, transactions).one(Recording.staff(unitNo), subject, unitNo);
        String page = "/evidence/subjects/incident/" + subject.id();
        return List.of(
                new OfList("GET /evidence", "/evidence?subject=" + subject.id(), "/receipts/" + entry),
                new OfRecord("GET /evidence/subjects/{kind}/{id}", page),
                new OfRecord(
                        "POST /evidence/subjects/{kind}/{id}/package", page + "/package", Map.of("reason", "复议举证")));
    }
}
