package org.linli.kernel.web.internal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.web.BadInput;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.TooManyRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;

/** Every error as a page in the reader's language, or as {@code application/problem+json} under {@code /api/}. */
@Controller
@ControllerAdvice
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private static final Set<String> OUT_OF_RESOURCES = Set.of("08", "53", "57", "58");

    private final Frames frames;
    private final MessageSource messages;

    ErrorPages(Frames frames, MessageSource messages) {
        this.frames = frames;
        this.messages = messages;
    }

    @OpenToAll(because = "errors are shown to whoever meets them")
    @RequestMapping("/error")
    Object fromContainer(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = HttpStatus.resolve(code instanceof Integer number ? number : 500);
        return answer(request, status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status, null);
    }

    @ExceptionHandler(NotFound.class)
    Object notFound(HttpServletRequest request) {
        return answer(request, HttpStatus.NOT_FOUND, null);
    }

    @ExceptionHandler(BadInput.class)
    Object badInput(HttpServletRequest request, BadInput bad) {
        Frame frame = frames.of(request);
        String detail = frame.t(bad.key(), bad.arguments().toArray());
        return answer(request, HttpStatus.BAD_REQUEST, detail);
    }

    @ExceptionHandler(TooManyRequests.class)
    Object tooMany(HttpServletRequest request) {
        return answer(request, HttpStatus.TOO_MANY_REQUESTS, null);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(HttpServletRequest request) {
        return answer(request, HttpStatus.CONTENT_TOO_LARGE, null);
    }

    /** A database that cannot write now (disk full, out of connections, going down) is no defect of the page. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    Object cannotSave(HttpServletRequest request, RuntimeException failure) {
        boolean isPassing = failure instanceof TransactionException || isOutOfResources(failure);
        LOG.error("{} {} failed", request.getMethod(), withoutCode(request.getRequestURI()), failure);
        return answer(request, isPassing ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.INTERNAL_SERVER_ERROR, null);
    }

    /** SQLSTATE classes 08 connection, 53 insufficient resources, 57 operator intervention, 58 system error. */
    private static boolean isOutOfResources(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return OUT_OF_RESOURCES.stream().anyMatch(sql.getSQLState()::startsWith);
            }
        }
        return false;
    }

    /** A tracking code is a key; it does not go into logs. */
    private static String withoutCode(String path) {
        return path.replaceFirst("^/track/[^/]+", "/track/…");
    }

    private Object answer(HttpServletRequest request, HttpStatus status, @Nullable String detail) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = original instanceof String uri ? uri : request.getRequestURI();
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (status.is5xxServerError() && failure instanceof Throwable thrown) {
            LOG.error("{} {} failed", request.getMethod(), withoutCode(path), thrown);
        }
        return isForMachines(path) ? problem(request, status, detail) : page(request, status, detail);
    }

    private static boolean isForMachines(String path) {
        return path.startsWith("/api/") || path.equals("/ogc") || path.startsWith("/ogc/");
    }

    private ModelAndView page(HttpServletRequest request, HttpStatus status, @Nullable String detail) {
        Frame frame = frames.of(request);
        String key = "error." + status.value();
        ModelAndView page = new ModelAndView("layout/error");
        page.setStatus(status);
        page.addObject("frame", frame);
        page.addObject("status", status.value());
        page.addObject("title", frame.t(frame.has(key) ? key : "error.other"));
        page.addObject(
                "detail", detail != null ? detail : frame.t(frame.has(key) ? key + ".help" : "error.other.help"));
        return page;
    }

    private ResponseEntity<ProblemDetail> problem(
            HttpServletRequest request, HttpStatus status, @Nullable String detail) {
        Locale locale = frames.of(request).locale();
        String key = "error." + status.value();
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:linli:problem:" + status.value()));
        problem.setTitle(messages.getMessage(key, null, status.getReasonPhrase(), locale));
        if (detail != null) {
            problem.setDetail(detail);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
