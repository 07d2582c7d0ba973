package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a session is used, coarse enough to tell one's own devices apart and no more: browser and system by name, the
 * beginning of the network address.
 */
record Whereabouts(String device, String network) {

    private static final int LONGEST_READ = 500;
    private static final int IPV4_BYTES = 4;

    /** In the order in which they are looked for: most browsers also name those they descend from. */
    private static final Map<String, String> BROWSERS = ordered(
            "MicroMessenger", "WeChat",
            "DingTalk", "DingTalk",
            "Edg", "Edge",
            "Firefox", "Firefox",
            "Chrome", "Chrome",
            "Safari", "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "HarmonyOS", "HarmonyOS",
            "Android", "Android",
            "iPhone", "iPhone",
            "iPad", "iPad",
            "Windows", "Windows",
            "Mac OS", "macOS",
            "Linux", "Linux");

    static Whereabouts of(HttpServletRequest request) {
        return new Whereabouts(
                device(Optional.ofNullable(request.getHeader("User-Agent")).orElse("")),
                coarse(request.getRemoteAddr()));
    }

    static String device(String userAgent) {
        String read = userAgent.substring(0, Math.min(LONGEST_READ, userAgent.length()));
        String browser = name(BROWSERS, read);
        String system = name(SYSTEMS, read);
        return browser + (browser.isEmpty() || system.isEmpty() ? "" : " · ") + system;
    }

    static String coarse(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == IPV4_BYTES
                    ? "%d.%d.*.*".formatted(bytes[0] & 0xff, bytes[1] & 0xff)
                    : "%x:%x:*".formatted(pair(bytes, 0), pair(bytes, 2));
        } catch (IllegalArgumentException notAnAddress) {
            return "*";
        }
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << Byte.SIZE | bytes[at + 1] & 0xff;
    }

    private static String name(Map<String, String> names, String text) {
        return names.entrySet().stream()
                .filter(name -> text.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
