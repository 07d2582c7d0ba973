package org.linli.territory.web.admission;

import org.linli.territory.internal.admission.Admission;

/**
 * A proposed task in a list.
 *
 * @param unit name of the unit it would hold for
 */
public record AdmissionLine(Admission admission, String unit) {}
