/** The public log, receipts and the auditor's page. */
@NullMarked
package org.linli.evidence.web;

import org.jspecify.annotations.NullMarked;
