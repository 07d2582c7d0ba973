package org.linli.incidents.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void blanks_around_lines_and_empty_lines_go() {
        assertThat(Wording.lines("\n\t\t\t\t\t\n\t\t\t\t\t　路灯不亮。\u00A0\r\n\r\n  三天了 \n\t\t"))
                .isEqualTo("路灯不亮。\n三天了");
    }

    @Test
    void blanks_inside_a_line_stay() {
        assertThat(Wording.lines("A  B\tC")).isEqualTo("A  B\tC");
    }

    @Test
    void control_characters_and_invisible_marks_go() {
        assertThat(Wording.lines("路\u0000灯\u0007不\u200B亮\u202E！\uD800")).isEqualTo("路灯不亮！");
    }

    @Test
    void what_excel_escaped_is_a_character_again() {
        assertThat(Wording.lines("一_x000D_\n二_x0041_")).isEqualTo("一\n二A");
    }

    @Test
    void html_is_text_and_stays() {
        assertThat(Wording.lines("<img src=x onerror=alert(1)>")).isEqualTo("<img src=x onerror=alert(1)>");
    }

    @Test
    void a_picture_made_of_several_characters_stays_whole() {
        assertThat(Wording.lines("👨\u200D👩\u200D👧 谢谢")).isEqualTo("👨\u200D👩\u200D👧 谢谢");
    }

    @Test
    void one_line_has_one_blank_between_words() {
        assertThat(Wording.oneLine(" 路灯\n\t不亮　三天 ")).isEqualTo("路灯 不亮 三天");
    }
}
