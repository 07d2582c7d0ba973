package org.linli.territory.web;

import org.linli.kernel.web.NavigationEntry;
import org.linli.territory.internal.admission.Admissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TerritoryNavigation {

    @Bean
    NavigationEntry territoryMapEntry() {
        return new NavigationEntry(
                "territory.nav.map", "map", "/map", TerritoryPermissions.BROWSE, "frame.group.base", 200);
    }

    @Bean
    NavigationEntry territoryUnitsEntry() {
        return new NavigationEntry(
                "territory.nav.units", "grid", "/units", TerritoryPermissions.BROWSE, "frame.group.base", 210);
    }

    @Bean
    NavigationEntry homesEntry() {
        return new NavigationEntry(
                "homes.tab", "building", "/homes", TerritoryPermissions.BROWSE, "frame.group.base", 212);
    }

    @Bean
    NavigationEntry gridsEntry() {
        return new NavigationEntry("grids.nav", "grid", "/grids", TerritoryPermissions.GRIDS, "frame.group.base", 215);
    }

    @Bean
    NavigationEntry admissionsEntry() {
        return new NavigationEntry(
                "admission.nav", "list", "/grids/admissions", Admissions.PROPOSE, "frame.group.base", 217);
    }

    /** What somebody has to decide stands with her work. */
    @Bean
    NavigationEntry admissionsWaitingEntry() {
        return new NavigationEntry(
                "admission.nav.waiting", "inbox", "/grids/admissions/waiting", Admissions.ADMIT, "", 40);
    }

    @Bean
    NavigationEntry reorganisationEntry() {
        return new NavigationEntry(
                "reorganisation.nav", "link", "/plans", TerritoryPermissions.BROWSE, "frame.group.base", 220);
    }

    @Bean
    NavigationEntry figuresByStructureEntry() {
        return new NavigationEntry(
                "reorganisation.nav.figures",
                "chart",
                "/structure/figures",
                TerritoryPermissions.BROWSE,
                "frame.group.base",
                230);
    }

    @Bean
    NavigationEntry coverageEntry() {
        return new NavigationEntry(
                "structure.nav.coverage",
                "people",
                "/structure/coverage",
                TerritoryPermissions.BROWSE,
                "frame.group.base",
                240);
    }

    @Bean
    NavigationEntry levelsEntry() {
        return new NavigationEntry(
                "structure.nav.levels",
                "list",
                "/structure/levels",
                TerritoryPermissions.STRUCTURE,
                "frame.group.admin",
                320);
    }

    @Bean
    NavigationEntry templatesEntry() {
        return new NavigationEntry(
                "structure.nav.templates",
                "copy",
                "/structure/templates",
                TerritoryPermissions.STRUCTURE,
                "frame.group.admin",
                330);
    }

    @Bean
    NavigationEntry territoryImportEntry() {
        return new NavigationEntry(
                "territory.nav.imports",
                "upload",
                "/imports/divisions",
                TerritoryPermissions.IMPORT,
                "frame.group.admin",
                310);
    }

    @Bean
    NavigationEntry baseDataEntry() {
        return new NavigationEntry(
                "basedata.nav",
                "download",
                "/structure/base-data",
                TerritoryPermissions.IMPORT,
                "frame.group.admin",
                312);
    }
}
