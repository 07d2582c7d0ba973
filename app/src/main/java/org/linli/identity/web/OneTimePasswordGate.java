package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.linli.identity.internal.Standing;
import org.linli.kernel.web.Requires;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Leads whoever signed in with a one-time password to choosing another, and whoever lacks the second factor her post asks
 * for to enrolling it, instead of to "not permitted".
 */
@Configuration(proxyBeanMethods = false)
@Order(Ordered.HIGHEST_PRECEDENCE)
class OneTimePasswordGate implements WebMvcConfigurer, HandlerInterceptor {

    private final SessionActor people;

    OneTimePasswordGate(SessionActor people) {
        this.people = people;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        boolean isPage = "GET".equals(request.getMethod())
                && handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(Requires.class);
        Optional<Standing> unready = isPage
                ? people.find(request).map(SignedIn::standing).filter(person -> !person.isReady())
                : Optional.empty();
        if (unready.isPresent()) {
            response.sendRedirect(unready.get().mustChoosePassword() ? PasswordController.PATH : FactorController.PATH);
        }
        return unready.isEmpty();
    }
}
