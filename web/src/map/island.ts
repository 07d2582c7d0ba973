import './map.css';
import type Feature from 'ol/Feature';
import { isEmpty } from 'ol/extent';
import GeoJSON from 'ol/format/GeoJSON';
import VectorLayer from 'ol/layer/Vector';
import OlMap from 'ol/Map';
import { fromLonLat } from 'ol/proj';
import Cluster from 'ol/source/Cluster';
import VectorSource from 'ol/source/Vector';
import View from 'ol/View';
import { Words } from '../parts/words';
import { baseMap, escaped, mapControls } from './base-map';
import { Pick } from './pick';
import { Preview } from './preview';
import { readSettings, type Kind, type LayerSource, type MapSettings } from './settings';
import { TileLayers } from './tile-layers';
import { drawings, Palette, receding, streetNames, type Draw } from './style';

const maxZoom = 20;
const order: Kind[] = ['building', 'street', 'unit', 'grid', 'layer-grid', 'incident'];

/** One map on a page. */
export class Island {
  private readonly map: OlMap;
  private readonly sources = new Map<Kind, VectorSource<Feature>>();
  private readonly palette = new Palette();
  private hasTiles = false;

  constructor(private readonly box: HTMLElement) {
    const settings = readSettings(box.dataset);
    box.tabIndex = 0;
    if (!box.hasAttribute('role')) box.setAttribute('role', 'application');
    if (!box.hasAttribute('aria-labelledby')) box.setAttribute('aria-label', box.dataset.textLabel ?? '');
    this.map = new OlMap({
      target: box,
      controls: mapControls(box.dataset),
      view: new View({ center: fromLonLat(settings.center), zoom: settings.zoom, minZoom: 4, maxZoom }),
    });
    const base = baseMap(box.dataset);
    if (base) this.map.addLayer(base);
    if (settings.tiles.length > 0) new TileLayers(box, this.map, settings.tiles, this.palette, new Words(box.dataset));
    const hasLayer = settings.layers.some(({ kind }) => kind === 'layer-grid');
    for (const layer of settings.layers) this.addLayer(layer, hasLayer);
    if (settings.fit) this.fitTo(settings.fit);
    this.addPoint(settings);
  }

  /** @param hasLayer whether grids of a layer lie over the integrated ones */
  private addLayer({ kind, url }: LayerSource, hasLayer: boolean): void {
    const attributions = escaped(this.box.dataset.attribution ?? '');
    const source = new VectorSource<Feature>({ url, format: new GeoJSON(), ...(attributions && { attributions }) });
    source.on('featuresloaderror', () => {
      this.note(this.box.dataset.textFailed ?? '');
    });
    this.sources.set(kind, source);
    const drawing = drawings(this.palette)[kind];
    const recedes = hasLayer && kind === 'grid';
    const style =
      kind === 'unit' && this.hasTiles ? nameless(drawing) : recedes ? receding(drawing, this.palette) : drawing;
    const zIndex = kind === 'incident' ? 7 : order.indexOf(kind) + 1;
    if (kind === 'incident') this.addIncidents(source, style, zIndex);
    else {
      const declutter = kind === 'building' || kind === 'layer-grid' || recedes;
      this.map.addLayer(new VectorLayer({ source, style, zIndex, declutter }));
    }
    if (kind === 'street')
      this.map.addLayer(new VectorLayer({ source, style: streetNames(this.palette), zIndex: 6, declutter: true }));
  }

  private addIncidents(source: VectorSource<Feature>, style: Draw, zIndex: number): void {
    const layer = new VectorLayer({ source: new Cluster({ source, distance: 34, minDistance: 12 }), style, zIndex });
    this.map.addLayer(layer);
    new Preview(this.box, this.map, layer, this.palette);
  }

  private note(text: string): void {
    const line = this.box.querySelector('.map__note') ?? document.createElement('p');
    line.className = 'map__note';
    line.setAttribute('role', 'status');
    line.textContent = text;
    this.box.append(line);
  }

  /** Shows the whole of a layer as soon as it is there. */
  private fitTo(kind: Kind): void {
    const source = this.sources.get(kind);
    source?.once('featuresloadend', () => {
      const extent = source.getExtent();
      if (extent && !isEmpty(extent)) this.map.getView().fit(extent, { padding: [24, 24, 24, 24], maxZoom: 18 });
    });
  }

  private addPoint(settings: MapSettings): void {
    if (settings.pick || settings.point) new Pick(this.box, this.map, this.palette, this.sources.get('grid'), settings);
  }
}

/** The tiles name it already. */
function nameless(draw: Draw): Draw {
  return (feature, resolution) => {
    const styles = draw(feature, resolution);
    for (const style of [styles].flat()) style.setText(null);
    return styles;
  };
}
