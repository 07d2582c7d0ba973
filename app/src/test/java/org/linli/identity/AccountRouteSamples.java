package org.linli.identity;

import java.util.List;
import java.util.Map;
import org.linli.identity.TestStaff.Person;
import org.springframework.stereotype.Component;

@Component
class AccountRouteSamples implements RouteSamples {

    private final TestStaff staff;

    AccountRouteSamples(TestStaff staff) {
        this.staff = staff;
    }

    @Override
    public List<Sample> at(int unitNo) {
        Person person = staff.holding("grid-worker", unitNo);
        String page = "/accounts/" + person.account();
        return List.of(
                new OfList("GET /accounts", "/accounts?q=" + person.login(), page),
                new OfRecord("GET /accounts/{id}", page),
                new OfRecord("GET /accounts/{id}/{act}", page + "/close"),
                new OfRecord("POST /accounts/{id}/{act}", page + "/password", Map.of()),
                new OfRecord("POST /accounts/{id}/{act}", page + "/close", Map.of()),
                new OfRecord("POST /accounts/{id}/{act}", page + "/reopen", Map.of()));
    }
}
