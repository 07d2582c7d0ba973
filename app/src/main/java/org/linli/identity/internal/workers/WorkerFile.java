package org.linli.identity.internal.workers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.evidence.Evidence.EntrySummary;
import org.linli.messages.Phone;

/**
 * A person as the reader's territory shows her.
 *
 * @param formers entries that were merged into hers
 * @param engagements without posts of her account, which are read where they stand
 * @param isRevealed whether the phones were asked for in full
 */
public record WorkerFile(
        Entry person,
        List<Entry> formers,
        List<Engagement> engagements,
        List<EntrySummary> history,
        boolean isRevealed) {

    public WorkerFile {
        formers = List.copyOf(formers);
        engagements = List.copyOf(engagements);
        history = List.copyOf(history);
    }

    /** Hers first; enough of each for somebody who knows it, or all where it was asked for. */
    public List<String> phones() {
        return allPhones().stream()
                .map(phone -> isRevealed ? phone.digits() : phone.masked())
                .distinct()
                .toList();
    }

    public boolean sharesPhoneWith(WorkerFile other) {
        List<Phone> own = allPhones();
        return other.allPhones().stream().anyMatch(own::contains);
    }

    private List<Phone> allPhones() {
        return Stream.concat(Stream.of(person), formers.stream())
                .flatMap(entry -> Optional.ofNullable(entry.phone()).stream())
                .toList();
    }

    public Optional<Engagement> findEngagement(UUID id) {
        return engagements.stream().filter(one -> one.ids().contains(id)).findFirst();
    }

    /** What the form of the person begins with. */
    public String ownPhone() {
        return Optional.ofNullable(person.phone()).map(Phone::digits).orElse("");
    }
}
