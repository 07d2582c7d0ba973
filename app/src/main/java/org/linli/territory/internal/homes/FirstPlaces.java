package org.linli.territory.internal.homes;

import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** An installation that had maps before it had doors learns at its next start in which grids its buildings lie. */
@Component
class FirstPlaces implements SmartInitializingSingleton {

    private final BuildingPlaces places;
    private final Transactions transactions;

    FirstPlaces(BuildingPlaces places, Transactions transactions) {
        this.places = places;
        this.transactions = transactions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transactions.write(new Scope.SystemJob(new Purpose("territory.places")), () -> {
            places.placeFirst();
            return true;
        });
    }
}
