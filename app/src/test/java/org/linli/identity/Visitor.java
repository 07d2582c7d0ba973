package org.linli.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody at a browser of her own, speaking HTTP with the running server: keeps cookies, follows no redirect. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private final String address;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;
    private @Nullable TestPhones phones;

    private Visitor(int port, String from) {
        this.address = "http://127.0.0.1:" + port;
        this.client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .localAddress(InetAddress.ofLiteral(from))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    public static Visitor at(int port) {
        return new Visitor(port, "127.0.0.1");
    }

    /** @param from loopback address the visitor comes from, for example {@code 127.0.0.7} */
    public static Visitor at(int port, String from) {
        return new Visitor(port, from);
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    /** A file as it comes. */
    public byte[] getBytes(String path) {
        try {
            return client.send(request(path).build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form with its token, as a page of the server would. */
    public Answer post(String path, Map<String, String> form) {
        return postWithToken(path, form, token());
    }

    public Answer postWithToken(String path, Map<String, String> form, String token) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&", "_csrf=" + encode(token) + "&", ""));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Sends JSON with the token in a header, as a script of a page does. */
    public Answer json(String method, String path, String body) {
        return jsonWithToken(method, path, body, token());
    }

    public Answer jsonWithToken(String method, String path, String body, String token) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", token)
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    /** Sends a form with files, as a browser encodes it. */
    public Answer postParts(String path, Map<String, String> form, Upload... uploads) {
        String boundary = "----linli-" + System.identityHashCode(form);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, String> fields = new LinkedHashMap<>(form);
        fields.put("_csrf", token());
        fields.forEach((name, value) -> part(body, boundary, "name=\"" + name + "\"", null, value.getBytes(UTF_8)));
        for (Upload upload : uploads) {
            String names = "name=\"%s\"; filename=\"%s\"".formatted(upload.field(), upload.fileName());
            part(body, boundary, names, upload.type(), upload.content());
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private static void part(
            ByteArrayOutputStream body, String boundary, String names, @Nullable String type, byte[] content) {
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; " + names + "\r\n"
                + (type == null ? "" : "Content-Type: " + type + "\r\n") + "\r\n";
        body.writeBytes(head.getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(UTF_8));
    }

    /** A file in a form. */
    public record Upload(String field, String fileName, String type, byte[] content) {}

    /** A form token as a page of the server carries it. */
    public String token() {
        Answer page = get("/sign-in");
        Matcher found = TOKEN.matcher(
                page.status() == 200 ? page.body() : get("/about/data").body());
        if (!found.find()) {
            throw new AssertionError("No form token on the page: " + page.body());
        }
        return found.group(1);
    }

    /** Signs in; where a code is asked for and the visitor has the phone, she types it. */
    public Answer signIn(String login, String password) {
        Answer answer = post("/sign-in", Map.of("username", login, "password", password));
        return answer.location().equals("/sign-in/code") && phones != null
                ? post("/sign-in/code", Map.of("code", phones.codeOf(login)))
                : answer;
    }

    /** Gives the visitor everybody's phone. */
    Visitor with(TestPhones everybodys) {
        phones = everybodys;
        return this;
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** Puts a cookie into the jar, as a thief or a browser with an old tab would. */
    public void setCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setDomain("127.0.0.1");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(address), cookie);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer(request.method() + " " + request.uri().getPath(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What came back. */
    public record Answer(String request, HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** Where a redirect leads, as a path. */
        public String location() {
            return header("Location")
                    .map(URI::create)
                    .map(Visitor::pathAndQuery)
                    .orElse("");
        }

        @Override
        public String toString() {
            return request + " → " + status() + " " + location();
        }
    }

    private static String pathAndQuery(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
