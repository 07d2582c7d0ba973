package org.linli.kernel.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A QR code to be drawn as SVG.
 *
 * @param size modules a side, quiet zone included
 * @param path the dark modules as path data, one unit a module
 */
public record QrCode(int size, String path) {

    private static final int QUIET_ZONE = 2;

    /** @throws IllegalArgumentException if the text is too long for a QR code */
    public static QrCode of(String text) {
        try {
            BitMatrix modules = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
            return new QrCode(modules.getWidth(), path(modules));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("No QR code holds this text", tooLong);
        }
    }

    /** The code of a path's full address, as the reader reached this server. */
    public static QrCode ofPath(HttpServletRequest request, String path) {
        return of(ServletUriComponentsBuilder.fromContextPath(request)
                .path(path)
                .build()
                .toUriString());
    }

    private static String path(BitMatrix modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int end = x;
                while (end < modules.getWidth() && modules.get(end, y)) {
                    end++;
                }
                if (end > x) {
                    int run = end - x;
                    path.append("M%d %dh%dv1h-%dz".formatted(x, y, run, run));
                }
                x = end + 1;
            }
        }
        return path.toString();
    }
}
