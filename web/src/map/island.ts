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
    for (const layer of settings.layers) this.addLayer(layer, settings);
    if (settings.fit) this.fitTo(settings.fit);
    this.addPoint(settings);
  }

  private addLayer({ kind, url }: LayerSource, settings: MapSettings): void {
    const attributions = escaped(this.box.dataset.attribution ?? '');
    const source = new VectorSource<Feature>({ url, format: new GeoJSON(), ...(attributions && { attributions }) });
    source.on('featuresloaderror', () => {
      this.note(this.box.dataset.textFailed ?? '');
    });
    this.sources.set(kind, source);
    const style = this.styleOf(kind, settings);
    const zIndex = kind === 'incident' ? 7 : order.indexOf(kind) + 1;
    if (kind === 'incident') this.addIncidents(source, style, zIndex);
    else if (kind === 'building') this.map.addLayer(new VectorLayer({ source, style, zIndex, declutter: true }));
    else this.addNamed(source, kind === 'street' ? [style, streetNames(this.palette)] : apart(style), zIndex);
  }

  /** Names lie above all borders; where two meet, the one of the higher layer stays. */
  private addNamed(source: VectorSource<Feature>, [shapes, names]: [Draw, Draw], zIndex: number): void {
    this.map.addLayer(new VectorLayer({ source, style: shapes, zIndex }));
    this.map.addLayer(new VectorLayer({ source, style: names, zIndex: 6 + zIndex / 10, declutter: true }));
  }

  private styleOf(kind: Kind, settings: MapSettings): Draw {
    const drawing = drawings(this.palette)[kind];
    // The tiles name it already.
    if (kind === 'unit' && settings.tiles.length > 0) return nameless(drawing);
    return kind === 'grid' && has(settings, 'layer-grid') ? receding(drawing, this.palette) : drawing;
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
      if (extent && !isEmpty(extent)) this.map.getView().fit(extent, { padding: [24, 54, 24, 14], maxZoom: 18 });
    });
  }

  private addPoint(settings: MapSettings): void {
    if (settings.pick || settings.point) new Pick(this.box, this.map, this.palette, this.sources.get('grid'), settings);
  }
}

function has({ layers }: MapSettings, kind: Kind): boolean {
  return layers.some((layer) => layer.kind === kind);
}

/** What is drawn as shapes and as names. */
function apart(draw: Draw): [Draw, Draw] {
  const names: Draw = (feature, resolution) => {
    const named = [draw(feature, resolution)].flat().filter((style) => style.getText());
    for (const style of named) {
      style.setStroke(null);
      style.setFill(null);
    }
    return named;
  };
  return [nameless(draw), names];
}

function nameless(draw: Draw): Draw {
  return (feature, resolution) => {
    const styles = draw(feature, resolution);
    for (const style of [styles].flat()) style.setText(null);
    return styles;
  };
}
