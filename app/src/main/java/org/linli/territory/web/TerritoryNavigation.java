package org.linli.territory.web;

import org.linli.kernel.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TerritoryNavigation {

    static final String BROWSE = "territory.browse";
    static final String IMPORT = "territory.import";

    @Bean
    NavigationEntry territoryMapEntry() {
        return new NavigationEntry("territory.nav.map", "map", "/map", BROWSE, "frame.group.base", 200);
    }

    @Bean
    NavigationEntry territoryUnitsEntry() {
        return new NavigationEntry("territory.nav.units", "grid", "/units", BROWSE, "frame.group.base", 210);
    }

    @Bean
    NavigationEntry reorganisationEntry() {
        return new NavigationEntry("reorganisation.nav", "link", "/plans", BROWSE, "frame.group.base", 220);
    }

    @Bean
    NavigationEntry figuresByStructureEntry() {
        return new NavigationEntry(
                "reorganisation.nav.figures", "chart", "/structure/figures", BROWSE, "frame.group.base", 230);
    }

    @Bean
    NavigationEntry territoryImportEntry() {
        return new NavigationEntry(
                "territory.nav.imports", "upload", "/imports/divisions", IMPORT, "frame.group.admin", 310);
    }

    @Bean
    NavigationEntry baseDataEntry() {
        return new NavigationEntry(
                "basedata.nav", "download", "/structure/base-data", IMPORT, "frame.group.admin", 312);
    }
}
