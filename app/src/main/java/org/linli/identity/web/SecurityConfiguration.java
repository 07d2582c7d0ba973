package org.linli.identity.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.linli.identity.internal.MachineTokens;
import org.linli.kernel.Installation;
import org.linli.kernel.web.BaseMap;
import org.linli.kernel.web.RequestLimits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Headers and CSRF of every answer. Who may use which route is decided by the route gate. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'; img-src 'self' data: blob:";

    @Bean
    SecurityFilterChain everything(
            HttpSecurity http, CsrfTokenRepository csrfTokens, RequestLimits limits, BaseMap baseMap) {
        String policy = CONTENT_SECURITY_POLICY
                + baseMap.origin().map(origin -> " " + origin).orElse("");
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // Before the token is looked for, which reads the body.
                .addFilterBefore(limits, CsrfFilter.class)
                // Reporting by JSON and machines with a token use no cookie, so there is nothing to forge.
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .ignoringRequestMatchers("/api/v1/reports")
                        .ignoringRequestMatchers(
                                request -> BearerDoor.find(request).isPresent()))
                .exceptionHandling(failures -> failures.accessDeniedHandler(staleForm()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(content -> content.policyDirectives(policy))
                        .httpStrictTransportSecurity(https -> https.includeSubDomains(false))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("geolocation=(self), camera=(self), microphone=()")))
                .build();
    }

    /** In a cookie, because residents have no session. */
    @Bean
    CsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("linli-form");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/"));
        return tokens;
    }

    /** The one thing that is refused here is a form without its token. */
    private static AccessDeniedHandler staleForm() {
        return (request, response, denied) -> explainOrRefuse(request, response);
    }

    private static void explainOrRefuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getRequestURI().startsWith("/api/")) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            // Not forwarded: a forward ends the answer behind the filter that writes the headers.
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType("text/html;charset=UTF-8");
            request.getRequestDispatcher(StaleForm.PATH).include(request, response);
        }
    }

    @Bean
    FilterRegistrationBean<DemoDoor> demoDoor(ObjectProvider<Installation> installation) {
        FilterRegistrationBean<DemoDoor> registration = new FilterRegistrationBean<>(new DemoDoor(installation));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BearerDoor> bearerDoor(ObjectProvider<MachineTokens> tokens) {
        FilterRegistrationBean<BearerDoor> registration = new FilterRegistrationBean<>(new BearerDoor(tokens));
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }
}
