import '../map/map.css';
import type Feature from 'ol/Feature';
import { createEmpty, extend, isEmpty, type Extent } from 'ol/extent';
import GeoJSON from 'ol/format/GeoJSON';
import VectorLayer from 'ol/layer/Vector';
import OlMap from 'ol/Map';
import { fromLonLat } from 'ol/proj';
import VectorSource from 'ol/source/Vector';
import View from 'ol/View';
import { baseMap, mapControls } from '../map/base-map';
import { Palette } from '../map/style';
import { button, element } from '../parts/element';
import { fill } from '../parts/text';
import { changeOf, changes, listed, type Change, type Changed } from './changes';
import { CompareStyle } from './style';

type Side = 'before' | 'after';

interface Pane {
  side: Side;
  box: HTMLElement;
  map: OlMap;
  source: VectorSource<Feature>;
  layer: VectorLayer;
}

/** The buttons to zoom stand on the right. */
const padding = [28, 64, 28, 28];

/** Two maps that move together, the same place before and after, and a list of what changes. */
export class Compare {
  private readonly view = new View({ center: fromLonLat([106.8, 39.66]), zoom: 12, minZoom: 4, maxZoom: 20 });
  private readonly style: CompareStyle;
  private readonly panes: Pane[];
  private readonly status = element('p', { class: 'compare__status small', role: 'status' });
  private readonly list = element('div', { class: 'compare__list' });
  private chosen: string | undefined;

  constructor(private readonly box: HTMLElement) {
    const words = Object.fromEntries(changes.map((change) => [change, this.text(change)])) as Record<Change, string>;
    this.style = new CompareStyle(new Palette(), words);
    const row = element('div', { class: 'compare__panes' });
    box.replaceChildren(this.switch(), row, this.legend(words), this.status, this.list);
    this.panes = (['before', 'after'] as const).map((side) => this.pane(side, row));
    this.show('after');
    void Promise.all(this.panes.map((pane) => load(pane.source, box.dataset[pane.side] ?? ''))).then(
      () => {
        this.ready();
      },
      () => {
        this.status.textContent = this.text('failed');
      },
    );
  }

  private text(name: string): string {
    return this.box.dataset[`text${name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}`] ?? '';
  }

  private pane(side: Side, row: HTMLElement): Pane {
    const place = element('div', {
      class: 'map compare__map',
      tabindex: '0',
      role: 'application',
      'aria-label': this.text(`label-${side}`),
    });
    const box = element('section', { class: 'compare__pane' }, element('h3', {}, this.text(side)), place);
    row.append(box);
    const source = new VectorSource<Feature>();
    const layer = new VectorLayer({
      source,
      declutter: true,
      style: (feature, resolution) => this.style.of(feature, resolution, String(feature.getId()) === this.chosen),
      zIndex: 1,
    });
    const base = baseMap(this.box.dataset);
    const map = new OlMap({
      target: place,
      view: this.view,
      controls: mapControls(this.box.dataset),
      layers: base ? [base, layer] : [layer],
    });
    map.on('click', (event) => {
      const hit = map.forEachFeatureAtPixel(event.pixel, (feature) => feature.getId(), { hitTolerance: 4 });
      if (hit !== undefined) this.choose(String(hit), false);
    });
    return { side, box, map, source, layer };
  }

  /** On a narrow screen one of the two is seen at a time. */
  private switch(): HTMLElement {
    const buttons = (['before', 'after'] as const).map((side) => {
      const made = button(
        'btn btn--small',
        () => {
          this.show(side);
        },
        this.text(side),
      );
      made.dataset.side = side;
      return made;
    });
    return element('div', { class: 'compare__switch', role: 'group', 'aria-label': this.text('switch') }, ...buttons);
  }

  private show(side: Side): void {
    for (const one of this.box.querySelectorAll<HTMLElement>('[data-side]'))
      one.setAttribute('aria-pressed', String(one.dataset.side === side));
    for (const pane of this.panes) {
      pane.box.classList.toggle('is-off', pane.side !== side);
      pane.map.updateSize();
    }
  }

  private legend(words: Record<Change, string>): HTMLElement {
    return element(
      'ul',
      { class: 'legend' },
      ...changes.map((change) => element('li', {}, this.style.sign(change), words[change])),
    );
  }

  private ready(): void {
    const all = createEmpty();
    for (const { source } of this.panes) {
      const extent = source.getExtent();
      if (extent) extend(all, extent);
    }
    this.fit(all, padding);
    this.showList();
  }

  /** By the size of a map that is seen: the other one may have none. */
  private fit(extent: Extent, around: number[]): void {
    const size = this.panes.map((pane) => pane.map.getSize()).find((one) => one && Math.min(...one) > 0);
    if (!isEmpty(extent)) this.view.fit(extent, { padding: around, maxZoom: 17, ...(size && { size }) });
  }

  private showList(): void {
    const items = listed(
      this.panes.flatMap(({ source }) => source.getFeatures().map((feature) => read(feature))),
      document.documentElement.lang,
    );
    const title = items.length > 0 ? fill(this.text('list'), { count: items.length }) : this.text('none');
    this.list.replaceChildren(
      element('h3', {}, title),
      element('ul', { class: 'picks picks--wide' }, ...items.map((item) => this.item(item))),
    );
  }

  private item(item: Changed): HTMLElement {
    const pick = button(
      'picks__item',
      () => {
        this.choose(item.id, true);
      },
      element('span', { class: 'compare__sign' }, this.style.sign(item.change)),
      element('span', { class: 'grow' }, item.name),
      element('span', { class: 'small' }, this.text(item.change)),
    );
    pick.dataset.id = item.id;
    return element('li', {}, pick);
  }

  private choose(id: string, goThere: boolean): void {
    this.chosen = id;
    for (const pane of this.panes) pane.layer.changed();
    for (const pick of this.list.querySelectorAll<HTMLElement>('[data-id]'))
      pick.setAttribute('aria-pressed', String(pick.dataset.id === id));
    const found = this.panes.map((pane) => pane.source.getFeatureById(id)).filter((feature) => feature !== null);
    const extent = createEmpty();
    for (const feature of found) extend(extent, feature.getGeometry()?.getExtent() ?? createEmpty());
    if (goThere) this.fit(extent, [60, 60, 60, 60]);
    const [first] = found;
    if (first) this.say(read(first));
  }

  private say({ name, change, url }: Changed): void {
    const isOurs = url?.startsWith('/') && !url.startsWith('//');
    this.status.replaceChildren(
      element('strong', {}, name),
      ` · ${this.text(change)} `,
      isOurs && url ? element('a', { href: url }, this.text('open')) : '',
    );
  }
}

function read(feature: Feature): Changed {
  const url: unknown = feature.get('url');
  return {
    id: String(feature.getId() ?? feature.get('name') ?? ''),
    name: String(feature.get('name') ?? ''),
    change: changeOf(feature.get('change')),
    url: typeof url === 'string' ? url : undefined,
  };
}

/** Asked for at once: a map that is not seen would never ask. */
async function load(source: VectorSource<Feature>, url: string): Promise<void> {
  const answer = await fetch(url, { headers: { Accept: 'application/geo+json, application/json' } });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const format = new GeoJSON({ featureProjection: 'EPSG:3857' });
  source.addFeatures(format.readFeatures(await answer.text()));
}
