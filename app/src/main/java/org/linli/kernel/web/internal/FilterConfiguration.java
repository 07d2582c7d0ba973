package org.linli.kernel.web.internal;

import java.util.function.Supplier;
import org.linli.kernel.web.RequestLimits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What every request passes before anything else looks at it. */
@Configuration(proxyBeanMethods = false)
class FilterConfiguration {

    @Bean
    FilterRegistrationBean<RequestLog> requestLog() {
        FilterRegistrationBean<RequestLog> registration = new FilterRegistrationBean<>(new RequestLog());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** The routes are known only after the filters have been made. */
    @Bean
    RequestLimits requestLimits(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        Supplier<UploadRoutes> uploads = SingletonSupplier.of(() -> new UploadRoutes(routes.getObject()));
        return new RequestLimits(
                request -> uploads.get().takesFiles(request),
                request -> uploads.get().bodyBytes(request));
    }

    /** It stands within the chain of security, behind what writes the headers. */
    @Bean
    FilterRegistrationBean<RequestLimits> notOnItsOwn(RequestLimits limits) {
        FilterRegistrationBean<RequestLimits> registration = new FilterRegistrationBean<>(limits);
        registration.setEnabled(false);
        return registration;
    }
}
