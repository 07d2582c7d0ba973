package org.linli.kernel.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.linli.kernel.web.LargeBody;
import org.linli.kernel.web.RequestLimits;
import org.springframework.core.ResolvableType;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Which routes expect files (those whose method takes one, itself or within a form) or a large body. */
final class UploadRoutes {

    private final RequestMappingHandlerMapping routes;

    UploadRoutes(RequestMappingHandlerMapping routes) {
        this.routes = routes;
    }

    boolean takesFiles(HttpServletRequest request) {
        return find(request).filter(UploadRoutes::takesFiles).isPresent();
    }

    /** What a body without files may weigh. */
    long bodyBytes(HttpServletRequest request) {
        return find(request)
                .map(method -> method.getMethodAnnotation(LargeBody.class))
                .map(LargeBody::bytes)
                .orElse(RequestLimits.BODY_BYTES);
    }

    private Optional<HandlerMethod> find(HttpServletRequest request) {
        ServletRequestPathUtils.parseAndCache(request);
        try {
            HandlerExecutionChain found = routes.getHandler(request);
            return found != null && found.getHandler() instanceof HandlerMethod method
                    ? Optional.of(method)
                    : Optional.empty();
        } catch (HttpRequestMethodNotSupportedException | ServletRequestBindingException noSuchRoute) {
            return Optional.empty();
        } catch (Exception undecided) {
            throw new IllegalStateException("Looking for the route of " + request.getRequestURI(), undecided);
        }
    }

    private static boolean takesFiles(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .map(ResolvableType::forMethodParameter)
                .anyMatch(UploadRoutes::holdsFiles);
    }

    private static boolean holdsFiles(ResolvableType type) {
        Class<?> raw = type.toClass();
        return raw == MultipartFile.class
                || Arrays.stream(type.getGenerics()).anyMatch(UploadRoutes::holdsFiles)
                || (raw.isRecord()
                        && Arrays.stream(raw.getRecordComponents())
                                .map(RecordComponent::getAccessor)
                                .map(ResolvableType::forMethodReturnType)
                                .anyMatch(UploadRoutes::holdsFiles));
    }
}
