package org.linli.territory.web.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.linli.kernel.Actor;
import org.linli.kernel.web.BadInput;
import org.linli.kernel.web.Requires;
import org.linli.territory.Unit;
import org.linli.territory.internal.basedata.BaseData;
import org.linli.territory.web.StructureDay;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Base data for the database of the level above. */
@Controller
class BaseDataPages {

    private final BaseData baseData;

    BaseDataPages(BaseData baseData) {
        this.baseData = baseData;
    }

    @Requires(TerritoryPermissions.IMPORT)
    @GetMapping("/structure/base-data")
    String page(Model model) {
        model.addAttribute("today", baseData.today());
        return "territory/baseData";
    }

    @Requires(TerritoryPermissions.IMPORT)
    @GetMapping("/structure/base-data/package.zip")
    void download(
            Actor actor,
            @RequestParam Optional<String> asOf,
            @RequestParam Optional<String> code,
            HttpServletResponse response)
            throws IOException {
        LocalDate day = StructureDay.of(asOf, baseData.today());
        Optional<String> asked = code.map(String::strip).filter(text -> !text.isEmpty());
        Optional<Unit> top = asked.flatMap(known -> baseData.findUnit(known, day));
        if (asked.isPresent() && top.isEmpty()) {
            throw new BadInput("code", "basedata.no-unit");
        }
        String name = "base-data-"
                + top.map(Unit::code).filter(known -> !known.isEmpty()).orElse("all") + "-" + day + ".zip";
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        baseData.write(actor, day, top, response.getOutputStream());
    }
}
