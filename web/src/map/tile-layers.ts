import type { FeatureLike } from 'ol/Feature';
import MVT from 'ol/format/MVT';
import VectorTileLayer from 'ol/layer/VectorTile';
import type OlMap from 'ol/Map';
import VectorTileSource from 'ol/source/VectorTile';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import { button, element } from '../parts/element';
import type { Words } from '../parts/words';
import type { TileLevel } from './settings';
import type { Palette } from './style';

/** Deepest tiles asked for: a seventh of a metre is fine enough to be drawn larger. */
const deepest = 16;
const label = '-label';
/** Names of a level give way to those of the levels below it. */
const namedLevels = 2;

/**
 * All units of the city, each level from the zoom on at which its units can be told apart: a screen never holds more
 * than some thousands, however many there are. A click names the smallest unit there.
 */
export class TileLayers {
  private readonly layers: VectorTileLayer[];
  private chosen: { layer: VectorTileLayer; no: unknown } | undefined;
  private card: HTMLElement | undefined;

  constructor(
    private readonly box: HTMLElement,
    private readonly map: OlMap,
    private readonly levels: TileLevel[],
    private readonly palette: Palette,
    private readonly words: Words,
  ) {
    this.layers = levels.map((level, at) => this.layer(level, at));
    for (const layer of this.layers) map.addLayer(layer);
    map.on('click', (event) => {
      this.open(event.pixel);
    });
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
    });
  }

  private layer({ level, from }: TileLevel, at: number): VectorTileLayer {
    // Tiles of 512 pixels: a level's first tiles show from one zoom later on, where its units are twice as wide.
    const source = new VectorTileSource({
      format: new MVT({ idProperty: 'id' }),
      url: `/ogc/collections/${level}/tiles/WebMercatorQuad/{z}/{y}/{x}`,
      maxZoom: Math.max(deepest, from),
    });
    const nextButOne = this.levels[at + namedLevels];
    const layer: VectorTileLayer = new VectorTileLayer({
      source,
      minZoom: from + 0.99,
      // Above streets and buildings, below outlines.
      zIndex: 2.1 + (this.levels.length - at) / 100,
      declutter: true,
      style: (feature) => this.style(feature, layer, at, nextButOne ? nextButOne.from + 1 : Infinity),
    });
    return layer;
  }

  /** The coarser a level, the thicker its line; the finest is drawn in brand colour. */
  private style(feature: FeatureLike, layer: VectorTileLayer, at: number, namedBelow: number): Style | undefined {
    const below = this.levels.length - 1 - at;
    if (String(feature.get('layer')).endsWith(label)) {
      const isNamed = (this.map.getView().getZoom() ?? 0) < namedBelow;
      return isNamed ? new Style({ text: this.name(feature, below), zIndex: below }) : undefined;
    }
    const isChosen = this.chosen?.layer === layer && this.chosen.no === feature.get('no');
    return isChosen ? this.chosenStyle() : this.outline(below);
  }

  private chosenStyle(): Style {
    return new Style({
      stroke: new Stroke({ color: this.palette.of('brand-strong'), width: 4 }),
      fill: new Fill({ color: `${this.palette.of('brand')}30` }),
      zIndex: 9,
    });
  }

  /** @param below how many levels are finer */
  private outline(below: number): Style {
    const colour = this.palette.of(below === 0 ? 'brand' : below === 1 ? 'brand-strong' : 'ink-2');
    return new Style({
      stroke: new Stroke({ color: below === 0 ? `${colour}b3` : colour, width: 1 + Math.min(below, 4) * 0.8 }),
      // Something to be hit by a click, even where it hardly shows.
      fill: new Fill({ color: `${this.palette.of('brand')}05` }),
      zIndex: below,
    });
  }

  private name(feature: FeatureLike, below: number): Text {
    return new Text({
      text: String(feature.get('name') ?? ''),
      font: `${below > 1 ? '600 ' : ''}${this.palette.size(12 + Math.min(below, 3))}px ${this.palette.font}`,
      fill: new Fill({ color: this.palette.of(below > 1 ? 'ink' : 'brand-strong') }),
      stroke: new Stroke({ color: this.palette.of('card'), width: 3 }),
      overflow: true,
    });
  }

  /** The finest level that has something there. */
  private open(pixel: number[]): void {
    for (const layer of this.layers.slice().reverse()) {
      const found = this.map.forEachFeatureAtPixel(pixel, (feature) => feature, {
        layerFilter: (one) => one === layer,
      });
      if (found?.get('no') === undefined) continue;
      this.choose(found, layer);
      return;
    }
    this.close();
  }

  private choose(feature: FeatureLike, layer: VectorTileLayer): void {
    this.close();
    this.chosen = { layer, no: feature.get('no') };
    layer.changed();
    const code = String(feature.get('code') ?? '');
    this.card = element(
      'div',
      { class: 'map__card card', role: 'status' },
      element('strong', {}, String(feature.get('name') ?? '')),
      code ? element('span', { class: 'code small' }, code) : undefined,
      element('a', { class: 'btn btn--small', href: `/units/${Number(feature.get('no'))}` }, this.words.of('open')),
      button(
        'btn btn--quiet btn--small',
        () => {
          this.close();
        },
        this.words.of('close'),
      ),
    );
    this.box.append(this.card);
  }

  private close(): void {
    const before = this.chosen?.layer;
    this.chosen = undefined;
    this.card?.remove();
    this.card = undefined;
    before?.changed();
  }
}
