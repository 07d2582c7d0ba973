package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.linli.kernel.web.Requires;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Leads whoever signed in with a one-time password to choosing another, instead of to "not permitted". */
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
        boolean isToChoose = "GET".equals(request.getMethod())
                && handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(Requires.class)
                && people.find(request)
                        .filter(person -> person.standing().mustChoosePassword())
                        .isPresent();
        if (isToChoose) {
            response.sendRedirect(PasswordController.PATH);
        }
        return !isToChoose;
    }
}
