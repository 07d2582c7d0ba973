package org.linli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.LinliTest;
import org.linli.identity.TestStaff;
import org.linli.identity.Visitor.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** FEATURE UNDER TEST: machines can read what the API offers, all of it and nothing else. */
@LinliTest
class ApiDescriptionTest {

    @Autowired
    TestStaff staff;

    @Autowired
    JsonMapper json;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Test
    void every_route_of_the_api_is_described() {
        Answer answer = staff.visitor().get("/v3/api-docs");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode description = json.readTree(answer.body());
        assertThat(description.path("openapi").asString()).startsWith("3.");
        Set<String> described = new HashSet<>(description.path("paths").propertyNames());
        Set<String> offered = new HashSet<>();
        routes.getHandlerMethods()
                .keySet()
                .forEach(route -> route.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/"))
                        .map(path -> path.replaceFirst("\\{(\\w+):.*}", "{$1}"))
                        .forEach(offered::add));
        assertThat(described).containsExactlyInAnyOrderElementsOf(offered);
    }

    @Test
    void what_needs_a_permission_says_so_and_nobody_sends_an_actor() {
        String body = staff.visitor().get("/v3/api-docs").body();

        assertThat(body).contains("application/problem+json").doesNotContain("ActingPost");
    }
}
