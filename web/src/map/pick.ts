import { containsCoordinate } from 'ol/extent';
import Feature from 'ol/Feature';
import Point from 'ol/geom/Point';
import VectorLayer from 'ol/layer/Vector';
import type OlMap from 'ol/Map';
import { fromLonLat, toLonLat } from 'ol/proj';
import VectorSource from 'ol/source/Vector';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import { write } from '../parts/locate';
import { pair, type MapSettings } from './settings';
import { pin, type Palette } from './style';

/**
 * The chosen place: by a click, by Enter at the cross in the middle, or by what is written into the coordinate fields.
 */
export class Pick {
  private readonly pin = new Feature<Point>();
  private readonly around = new VectorSource();
  private followed = '';

  constructor(
    private readonly box: HTMLElement,
    private readonly map: OlMap,
    palette: Palette,
    private readonly grids: VectorSource | undefined,
    private readonly settings: MapSettings,
  ) {
    const marked = new Style({
      stroke: new Stroke({ color: palette.of('brand-strong'), width: 4 }),
      fill: new Fill({ color: `${palette.of('brand')}26` }),
    });
    this.pin.setStyle(pin(palette));
    map.addLayer(new VectorLayer({ source: this.around, style: marked, zIndex: 8 }));
    map.addLayer(new VectorLayer({ source: new VectorSource({ features: [this.pin] }), zIndex: 9 }));
    grids?.on('featuresloadend', () => {
      this.markGrid();
    });
    if (settings.point) this.put(fromLonLat(settings.point));
    if (settings.pick) this.listen(settings.pick);
  }

  private listen({ lat, lon }: { lat: string; lon: string }): void {
    this.box.classList.add('map--pick');
    this.map.on('singleclick', (event) => {
      this.choose(event.coordinate);
    });
    this.box.addEventListener('keydown', (event) => {
      if (event.target !== this.box || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      const centre = this.map.getView().getCenter();
      if (centre) this.choose(centre);
    });
    for (const selector of [lat, lon])
      document.querySelector(selector)?.addEventListener('change', () => {
        this.follow();
      });
    this.follow();
  }

  private choose(coordinate: number[]): void {
    const [lon = 0, lat = 0] = toLonLat(coordinate);
    this.put(coordinate);
    write([
      [this.settings.pick?.lon, lon.toFixed(6)],
      [this.settings.pick?.lat, lat.toFixed(6)],
    ]);
  }

  /** Goes where the fields point, whoever filled them: a click here, the device, a person. */
  private follow(): void {
    const { lat = '', lon = '' } = this.settings.pick ?? {};
    const written = `${valueOf(lon)},${valueOf(lat)}`;
    const place = pair(written);
    if (!place || written === this.followed) return;
    this.followed = written;
    const coordinate = fromLonLat(place);
    this.put(coordinate);
    const view = this.map.getView();
    if (!containsCoordinate(view.calculateExtent(this.map.getSize()), coordinate)) view.setCenter(coordinate);
  }

  private put(coordinate: number[]): void {
    this.pin.setGeometry(new Point(coordinate));
    this.markGrid();
  }

  private markGrid(): void {
    const coordinate = this.pin.getGeometry()?.getCoordinates();
    this.around.clear();
    if (this.settings.pick && coordinate)
      this.around.addFeatures(this.grids?.getFeaturesAtCoordinate(coordinate) ?? []);
  }
}

function valueOf(selector: string): string {
  return document.querySelector<HTMLInputElement>(selector)?.value ?? '';
}
