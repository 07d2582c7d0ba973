/** Longitude and latitude in degrees, WGS 84. */
export type Position = [number, number];
export type Ring = Position[];
/** The outer ring, then holes; each ring ends where it began. */
export type Part = Ring[];

export const uses = ['SCHOOL', 'MALL', 'PARK', 'HOSPITAL', 'MARKET', 'STATION', 'OFFICE', 'OTHER'] as const;
export type Use = (typeof uses)[number];
export type Kind = 'GRID' | 'DEDICATED_GRID';

/** A grid of a drawing. It is never changed: who changes it makes another one. */
export interface Cell {
  readonly number: number;
  readonly name: string;
  readonly kind: Kind;
  /** The unit it continues; null for a new one. */
  readonly unitNo: number | null;
  readonly use: Use | null;
  readonly parts: readonly Part[];
}

export interface Geometry {
  type: string;
  coordinates: unknown;
}

export interface Cells {
  type: 'FeatureCollection';
  features: {
    type: 'Feature';
    id: number;
    properties: { name: string; kind: Kind; unitNo: number | null; use: Use | null };
    geometry: Geometry;
  }[];
}

export function cellsOf(collection: Cells): Cell[] {
  return collection.features.map(({ id, properties, geometry }) => ({
    number: id,
    name: properties.name,
    kind: properties.kind,
    unitNo: properties.unitNo ?? null,
    use: properties.use ?? null,
    parts: partsOf(geometry),
  }));
}

/** The polygons of a geometry; none of what is no surface. */
export function partsOf(geometry: Geometry | null): Part[] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates as Part];
  return geometry?.type === 'MultiPolygon' ? (geometry.coordinates as Part[]) : [];
}

export function collectionOf(cells: readonly Cell[]): Cells {
  return {
    type: 'FeatureCollection',
    features: cells.map(({ number, name, kind, unitNo, use, parts }) => ({
      type: 'Feature',
      id: number,
      properties: { name, kind, unitNo, use: kind === 'DEDICATED_GRID' ? use : null },
      geometry:
        parts.length === 1
          ? { type: 'Polygon', coordinates: parts[0] }
          : { type: 'MultiPolygon', coordinates: [...parts] },
    })),
  };
}

export function nextNumber(cells: readonly Cell[]): number {
  return cells.reduce((most, cell) => Math.max(most, cell.number), 0) + 1;
}

/** The cells with one of them changed; the others are the same objects as before. */
export function withCell(cells: readonly Cell[], number: number, change: Partial<Cell>): Cell[] {
  return cells.map((cell) => (cell.number === number ? { ...cell, ...change } : cell));
}
