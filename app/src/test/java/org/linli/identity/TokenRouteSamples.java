package org.linli.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.identity.ApiTokens.Order;
import org.linli.identity.TestStaff.Person;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Scope;
import org.springframework.stereotype.Component;

@Component
class TokenRouteSamples implements RouteSamples {

    private static final Actor EVERYWHERE = new Actor(
            Actor.Kind.STAFF,
            UUID.randomUUID(),
            "测试",
            null,
            new Scope.Territory(NumberRanges.everything()),
            Set.of("identity.tokens"));

    private final TestStaff staff;
    private final ApiTokens tokens;

    TokenRouteSamples(TestStaff staff, ApiTokens tokens) {
        this.staff = staff;
        this.tokens = tokens;
    }

    @Override
    public List<Sample> at(int unitNo) {
        Person person = staff.holding("checker", unitNo);
        String name = "令牌 " + person.login() + "。";
        UUID id = tokens.create(EVERYWHERE, new Order(name, person.post(), null, Set.of("incidents.list"), 1))
                .orThrow()
                .id();
        return List.of(
                new OfList("GET /tokens", "/tokens", name),
                new OfRecord("GET /tokens/new", "/tokens/new?post=" + person.post()),
                new OfRecord("POST /tokens/{id}/revoke", "/tokens/" + id + "/revoke", Map.of()));
    }
}
