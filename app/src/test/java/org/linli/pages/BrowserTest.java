package org.linli.pages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linli.LinliTest;

/** A test of pages in a real Chromium against the whole server; skipped where there is none, except in CI. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@LinliTest
@ExtendWith(Chromium.Condition.class)
@interface BrowserTest {}
