package org.linli.kernel;

import java.util.function.Function;

/** What an act came to: done, or refused by a rule. A refused act changes nothing. */
public sealed interface Outcome<T> {

    /** The act was done. */
    record Done<T>(T value) implements Outcome<T> {}

    /** A rule refused it. */
    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(String key, Object... arguments) {
        return new Refused<>(Refusal.of(key, arguments));
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return switch (this) {
            case Done<T> done -> next.apply(done.value());
            case Refused<T> refused -> new Refused<>(refused.refusal());
        };
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return then(value -> done(change.apply(value)));
    }

    /** The value of an act that cannot have been refused; a refusal here is a defect of the caller. */
    default T orThrow() {
        return switch (this) {
            case Done<T> done -> done.value();
            case Refused<T> refused -> throw new IllegalStateException("Refused: " + refused.refusal());
        };
    }
}
