export const kinds = ['unit', 'grid', 'layer-grid', 'street', 'building', 'incident'] as const;
export type Kind = (typeof kinds)[number];

export interface LayerSource {
  kind: Kind;
  url: string;
}

/** A level of units to be had as vector tiles, and the zoom of its first tiles. */
export interface TileLevel {
  level: string;
  from: number;
}

/** What the page says about one map; see the README for the attributes. */
export interface MapSettings {
  layers: LayerSource[];
  tiles: TileLevel[];
  /** Longitude and latitude in degrees, WGS 84. */
  center: [number, number];
  zoom: number;
  fit: Kind | undefined;
  point: [number, number] | undefined;
  pick: { lat: string; lon: string } | undefined;
}

export function readSettings(data: DOMStringMap): MapSettings {
  return {
    layers: layersOf(data.layers),
    tiles: tilesOf(data.tileLayers),
    center: pair(data.center) ?? [106.8, 39.66],
    zoom: Number(data.zoom ?? 14),
    fit: kinds.find((kind) => kind === data.fit),
    point: pair(data.point),
    pick: data.pickLat && data.pickLon ? { lat: data.pickLat, lon: data.pickLon } : undefined,
  };
}

function layersOf(json: string | undefined): LayerSource[] {
  const list = JSON.parse(json ?? '[]') as Partial<LayerSource>[];
  return list.filter(
    (one): one is LayerSource => kinds.some((kind) => kind === one.kind) && typeof one.url === 'string',
  );
}

function tilesOf(json: string | undefined): TileLevel[] {
  const list = JSON.parse(json ?? '[]') as Partial<TileLevel>[];
  return list.filter(
    (one): one is TileLevel =>
      typeof one.level === 'string' && /^[a-z-]+$/.test(one.level) && Number.isInteger(one.from),
  );
}

/** Two finite numbers "longitude,latitude", or nothing. */
export function pair(text: string | undefined): [number, number] | undefined {
  const [lon, lat, ...more] = (text ?? '').split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (lon === undefined || lat === undefined || more.length > 0) return undefined;
  return Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lat) <= 90 && Math.abs(lon) <= 180
    ? [lon, lat]
    : undefined;
}
