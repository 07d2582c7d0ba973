package org.linli.demo.internal.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.junit.jupiter.api.Test;

class PhotographTest {

    @Test
    void the_same_variant_is_always_the_same_picture() {
        assertThat(pixels(Photograph.COVER_OPEN.draw(1))).isEqualTo(pixels(Photograph.COVER_OPEN.draw(1)));
    }

    @Test
    void trouble_and_remedy_look_different_at_the_same_place() {
        int[] dark = pixels(Photograph.LAMP_DARK.draw(0));
        int[] lit = pixels(Photograph.LAMP_LIT.draw(0));
        int same = 0;
        for (int i = 0; i < dark.length; i++) {
            same += dark[i] == lit[i] ? 1 : 0;
        }

        assertThat(same).isBetween(dark.length / 4, dark.length * 99 / 100);
    }

    private static int[] pixels(BufferedImage image) {
        assertThat(image.getWidth()).isEqualTo(Stage.WIDTH);
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
