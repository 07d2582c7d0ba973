import Attribution from 'ol/control/Attribution';
import Zoom from 'ol/control/Zoom';
import TileLayer from 'ol/layer/Tile';
import { addCoordinateTransforms, addProjection, fromLonLat, get, Projection, toLonLat } from 'ol/proj';
import XYZ from 'ol/source/XYZ';
import { gcj02OfWgs84, wgs84OfGcj02, type Place } from './shift';

const shifted = 'LINLI:GCJ02';

/**
 * The operator's base map under our layers, if there is one. A map in GCJ-02 is redrawn to where things are: it is
 * the picture that moves, never our coordinates.
 */
export function baseMap({ tiles, tilesAttribution, tilesDatum }: DOMStringMap): TileLayer | undefined {
  if (!tiles) return undefined;
  const projection = tilesDatum === 'gcj02' ? gcj02() : 'EPSG:3857';
  return new TileLayer({
    source: new XYZ({ url: tiles, attributions: escaped(tilesAttribution ?? ''), projection, maxZoom: 18 }),
    zIndex: 0,
  });
}

/** Buttons to zoom and the line that says whose the map is. */
export function mapControls(text: DOMStringMap): (Zoom | Attribution)[] {
  return [
    new Zoom({ zoomInTipLabel: text.textZoomIn ?? '', zoomOutTipLabel: text.textZoomOut ?? '' }),
    new Attribution({ collapsible: !text.tiles, tipLabel: text.textAttribution ?? '', label: 'i', collapseLabel: '×' }),
  ];
}

/** Attributions are set as HTML by the map; ours are plain text. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

function gcj02(): Projection {
  const known = get(shifted);
  if (known) return known;
  const mercator = get('EPSG:3857');
  const projection = new Projection({
    code: shifted,
    units: 'm',
    ...(mercator && { extent: mercator.getExtent(), worldExtent: mercator.getWorldExtent() }),
  });
  addProjection(projection);
  const there = (at: number[]): number[] => fromLonLat(gcj02OfWgs84(toLonLat(at) as Place));
  const back = (at: number[]): number[] => fromLonLat(wgs84OfGcj02(toLonLat(at) as Place));
  addCoordinateTransforms('EPSG:3857', projection, there, back);
  addCoordinateTransforms(
    'EPSG:4326',
    projection,
    (at) => fromLonLat(gcj02OfWgs84(at as Place)),
    (at) => wgs84OfGcj02(toLonLat(at) as Place),
  );
  return projection;
}
