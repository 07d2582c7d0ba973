package org.linli.kernel.web.internal;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.linli.kernel.Actor;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.Requires;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** The description of everything below {@code /api/v1} that machines read, at {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "token";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, Frame.class);
    }

    @Bean
    OpenAPI linliApi() {
        OpenAPI api = new OpenAPI()
                .info(new Info()
                        .title("邻里 Linli")
                        .version("v1")
                        .description("Times are RFC 3339 with offset, coordinates GeoJSON in WGS 84/CGCS2000; crs=gcj02"
                                + " and crs=bd09 are accepted. Errors are application/problem+json (RFC 9457).")
                        .license(new License().name("Apache-2.0")));
        api.schemaRequirement(
                TOKEN,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description(
                                "A token of the administration of security, bound to a post and a part of what it may"));
        return api;
    }

    /** Says of each operation which permission it needs and how it refuses. */
    @Bean
    OperationCustomizer permissionsAndRefusals() {
        return (operation, handler) -> {
            refusal(operation, "400", "A parameter cannot be read");
            Requires requires = handler.getMethodAnnotation(Requires.class);
            if (requires != null) {
                operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
                operation.addExtension("x-permission", requires.value());
                refusal(operation, "401", "No valid token");
                refusal(operation, "403", "The post may not do this");
            }
            return named(operation, handler);
        };
    }

    private static Operation named(Operation operation, HandlerMethod handler) {
        String room = handler.getBeanType().getPackageName().replaceFirst("^org\\.linli\\.(\\w+).*$", "$1");
        operation.setTags(List.of(room));
        return operation;
    }

    private static void refusal(Operation operation, String status, String description) {
        Content problem = new Content()
                .addMediaType("application/problem+json", new MediaType().schema(new Schema<>().type("object")));
        operation
                .getResponses()
                .addApiResponse(
                        status, new ApiResponse().description(description).content(problem));
    }
}
