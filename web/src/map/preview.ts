import type { FeatureLike } from 'ol/Feature';
import { boundingExtent, getHeight, getWidth } from 'ol/extent';
import Point from 'ol/geom/Point';
import type VectorLayer from 'ol/layer/Vector';
import type OlMap from 'ol/Map';
import type Cluster from 'ol/source/Cluster';
import { fill } from '../parts/text';
import { incident, membersOf, type Palette } from './style';

/** A click on an incident opens the same preview as the queue; a click on several goes nearer. */
export class Preview {
  private chosen: unknown;

  constructor(
    private readonly box: HTMLElement,
    private readonly map: OlMap,
    private readonly layer: VectorLayer<Cluster>,
    palette: Palette,
  ) {
    layer.setStyle((cluster) =>
      incident(
        cluster,
        palette,
        membersOf(cluster).some((one) => one.getId() === this.chosen),
      ),
    );
    map.on('click', (event) => {
      const hit = this.at(event.pixel);
      if (hit) this.open(hit);
    });
    map.on('pointermove', (event) => {
      if (event.dragging) return;
      box.classList.toggle('is-over', this.at(event.pixel) !== undefined);
    });
  }

  private at(pixel: number[]): FeatureLike | undefined {
    return this.map.forEachFeatureAtPixel(pixel, (feature) => feature, {
      hitTolerance: 8,
      layerFilter: (layer) => layer === this.layer,
    });
  }

  private open(cluster: FeatureLike): void {
    const members = membersOf(cluster);
    if (members.length > 1 && this.nearer(members)) return;
    const now = members.findIndex((one) => one.getId() === this.chosen);
    const next = members[(now + 1) % members.length];
    if (next) this.show(next);
  }

  /** True if the members lie apart and the view could go nearer. */
  private nearer(members: FeatureLike[]): boolean {
    const places = members.map((one) => one.getGeometry()).filter((place) => place instanceof Point);
    const extent = boundingExtent(places.map((place) => place.getCoordinates()));
    const view = this.map.getView();
    if (Math.max(getWidth(extent), getHeight(extent)) < 3 || (view.getZoom() ?? 0) >= view.getMaxZoom()) return false;
    view.fit(extent, { padding: [60, 60, 60, 60], duration: calm() ? 0 : 250 });
    return true;
  }

  private show(feature: FeatureLike): void {
    this.chosen = feature.getId();
    this.layer.changed();
    const id = encodeURIComponent(String(feature.getId() ?? ''));
    const { previewUrl, previewTarget } = this.box.dataset;
    if (previewUrl && previewTarget) {
      const detail = { url: fill(previewUrl, { id }), target: previewTarget };
      const asked = new CustomEvent('linli:preview', { bubbles: true, cancelable: true, detail });
      if (!this.box.dispatchEvent(asked)) return;
    }
    const url: unknown = feature.get('url');
    if (typeof url === 'string' && url.startsWith('/') && !url.startsWith('//')) location.assign(url);
  }
}

function calm(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
