package org.linli.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/desk", "/incidents?q=%E7%81%AF&after=x", "/a//b", "/track#rate"})
    void paths_of_this_site_are_followed(String path) {
        assertThat(LocalPath.orHome(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "desk",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/x\\..\\evil",
                "http://evil.example",
                "https:evil.example",
                "javascript:alert(1)",
                " /desk",
                "/desk ",
                "/\tdesk",
                "/\t/evil.example",
                "/desk\r\nSet-Cookie: a=b",
                "/desk\u0000",
                "/灯",
                "/\u2028"
            })
    void everything_else_leads_home(String path) {
        assertThat(LocalPath.orHome(path)).isEqualTo("/");
    }
}
