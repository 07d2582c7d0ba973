import OlMap from 'ol/Map';
import { fromLonLat } from 'ol/proj';
import View from 'ol/View';
import { baseMap, mapControls } from '../map/base-map';

/** An empty map, over the base map if there is one. */
export function newMap(place: HTMLElement, data: DOMStringMap): OlMap {
  const base = baseMap(data);
  return new OlMap({
    target: place,
    controls: mapControls(data),
    layers: base ? [base] : [],
    view: new View({ center: fromLonLat([106.8, 39.66]), zoom: 14, minZoom: 8, maxZoom: 22 }),
  });
}
