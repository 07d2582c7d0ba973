package org.linli.kernel.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.linli.kernel.web.LargeBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/** No file may weigh more than 25 MB, unless its route says more with {@link LargeBody}. */
final class FileSizes implements HandlerInterceptor {

    private static final long FILE_BYTES = 25L * 1024 * 1024;

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request instanceof MultipartRequest files && handler instanceof HandlerMethod method) {
            LargeBody large = method.getMethodAnnotation(LargeBody.class);
            long most = large == null ? FILE_BYTES : large.bytes();
            files.getMultiFileMap().values().stream()
                    .flatMap(some -> some.stream())
                    .filter(file -> file.getSize() > most)
                    .findFirst()
                    .ifPresent(file -> {
                        throw new MaxUploadSizeExceededException(most);
                    });
        }
        return true;
    }
}
