import type { Geometry } from './model';

export interface Finding {
  key: string;
  severity: 'ERROR' | 'WARNING';
  text: string;
  grids: number[];
  areaSquareMetres: number;
  where: Geometry | null;
}

export interface GridFigures {
  number: number;
  households: number | null;
  areaSquareMetres: number;
  inRange: boolean | null;
}

/** What the server finds about a drawing. */
export interface Report {
  publishable: boolean;
  errors: number;
  warnings: number;
  areaSquareMetres: number;
  parentAreaSquareMetres: number;
  shareAlongStreets: number | null;
  grids: GridFigures[];
  findings: Finding[];
}

export interface Limits {
  fewestHouseholds: number;
  mostHouseholds: number;
}

/** A finding with the number it has in the list and on the map; what lies nowhere has none. */
export interface Numbered extends Finding {
  sign: number | undefined;
}

/** Errors first, what lies somewhere with a number: list and map name the same thing by it. */
export function numbered(findings: readonly Finding[]): Numbered[] {
  let last = 0;
  return [...findings]
    .sort((left, right) => Number(right.severity === 'ERROR') - Number(left.severity === 'ERROR'))
    .map((finding) => ({ ...finding, sign: finding.where ? ++last : undefined }));
}

export function isGap(finding: Finding): boolean {
  return finding.key === 'grids.gap' && finding.where?.type === 'Polygon';
}

/** The shares of a bar, in percent: how far it goes, and the span that is wanted. */
export function bar(households: number, { fewestHouseholds, mostHouseholds }: Limits, most: number) {
  const whole = Math.max(mostHouseholds * 1.25, most, 1);
  const share = (value: number): number => Math.min(100, Math.round((value / whole) * 1000) / 10);
  return { value: share(households), from: share(fewestHouseholds), to: share(mostHouseholds) };
}
