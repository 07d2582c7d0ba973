package org.linli.territory.internal.templates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Subject;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Transactions;
import org.linli.kernel.UuidV7;
import org.linli.kernel.Zone;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.templates.OwnTemplateRows.Kept;
import org.linli.territory.internal.templates.Template.Part;
import org.springframework.stereotype.Component;

/** Templates taken from bodies that stand somewhere (M01-14), for everybody who sets structures up. */
@Component
public class OwnTemplates {

    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_WORDS = 300;

    private final OwnTemplateRows rows;
    private final StandingStructure structure;
    private final UnitReach reach;
    private final Territory territory;
    private final Transactions transactions;
    private final Evidence evidence;
    private final Zone zone;

    OwnTemplates(
            OwnTemplateRows rows,
            StandingStructure structure,
            UnitReach reach,
            Territory territory,
            Transactions transactions,
            Evidence evidence,
            Zone zone) {
        this.rows = rows;
        this.structure = structure;
        this.reach = reach;
        this.territory = territory;
        this.transactions = transactions;
        this.evidence = evidence;
        this.zone = zone;
    }

    /** One of them, with the unit it was taken from. */
    public record Own(UUID id, int unitNo, Template template) {}

    /** Those in use, the latest first. */
    public List<Own> list() {
        return rows.list().stream().map(this::own).toList();
    }

    private Own own(Kept kept) {
        LocalDate day = kept.at().atZone(zone.id()).toLocalDate();
        String from = territory.findUnit(kept.unitNo()).map(Unit::name).orElse("");
        return new Own(
                kept.id(),
                kept.unitNo(),
                new Template(
                        kept.id().toString(),
                        kept.title(),
                        kept.title(),
                        kept.what(),
                        kept.what(),
                        from + " " + day,
                        kept.parts().stream().map(Part::level).toList(),
                        kept.parts()));
    }

    /**
     * Keeps what stands at a unit, and what all units of each level below have in common, as a template: bodies with their
     * duties, and slots for projects; no contacts, attributes or posts.
     *
     * @return its id, or a refusal: {@code structure.refused.template-title}, {@code structure.refused.template-taken},
     *     {@code structure.refused.template-empty}, {@code structure.refused.too-many}
     * @throws NotFound for a unit beyond the actor's scope
     */
    public Outcome<UUID> keep(Actor actor, int unitNo, String title, String what, boolean isBelowToo, Instant now) {
        Unit unit = reach.get(actor, unitNo);
        if (title.isBlank()
                || title.strip().length() > LONGEST_TITLE
                || what.strip().length() > LONGEST_WORDS) {
            return Outcome.refused("structure.refused.template-title", LONGEST_TITLE, LONGEST_WORDS);
        }
        return structure
                .read(unit, isBelowToo)
                .then(parts -> parts.isEmpty()
                        ? Outcome.refused("structure.refused.template-empty")
                        : keep(actor, unit, title.strip(), what.strip(), parts, now));
    }

    private Outcome<UUID> keep(Actor actor, Unit unit, String title, String what, List<Part> parts, Instant now) {
        UUID id = UuidV7.at(now);
        return transactions.write(actor.scope(), () -> {
            if (!rows.insert(new Kept(id, title, what, unit.no(), parts, now))) {
                return Outcome.refused("structure.refused.template-taken", title);
            }
            record(actor, "territory.template-kept", id, unit.no(), title);
            return Outcome.done(id);
        });
    }

    /**
     * Takes it out of use; what was set up from it stays.
     *
     * @throws NotFound unless it is in use and was taken from a unit within the actor's scope
     */
    public void end(Actor actor, UUID id, Instant now) {
        Own own = list().stream()
                .filter(one -> one.id().equals(id) && mayEnd(actor, one))
                .findFirst()
                .orElseThrow(NotFound::new);
        transactions.write(actor.scope(), () -> {
            rows.end(id, now);
            record(
                    actor,
                    "territory.template-ended",
                    id,
                    own.unitNo(),
                    own.template().title());
            return id;
        });
    }

    public boolean mayEnd(Actor actor, Own own) {
        return reach.holds(actor, territory.findHeir(own.unitNo()).map(Unit::no).orElse(own.unitNo()));
    }

    private void record(Actor actor, String verb, UUID id, int unitNo, String title) {
        evidence.record(Act.of(actor, verb, new Subject("structure-template", id), unitNo, Map.of("title", title)));
    }
}
