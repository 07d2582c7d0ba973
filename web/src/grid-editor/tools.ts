import Collection from 'ol/Collection';
import { altKeyOnly, primaryAction, singleClick } from 'ol/events/condition';
import Feature from 'ol/Feature';
import LineString from 'ol/geom/LineString';
import type MultiPolygon from 'ol/geom/MultiPolygon';
import Polygon from 'ol/geom/Polygon';
import DoubleClickZoom from 'ol/interaction/DoubleClickZoom';
import Draw from 'ol/interaction/Draw';
import type Interaction from 'ol/interaction/Interaction';
import Modify from 'ol/interaction/Modify';
import Snap from 'ol/interaction/Snap';
import type OlMap from 'ol/Map';
import type VectorSource from 'ol/source/Vector';
import type Style from 'ol/style/Style';

export const tools = ['select', 'border', 'draw', 'split', 'merge'] as const;
export type Tool = (typeof tools)[number];

/** In metres of the map. */
export interface Hand {
  moved: (features: Feature[]) => void;
  drawn: (part: number[][][]) => void;
  lined: (line: number[][]) => void;
}

const snapPixels = 12;

/** The one tool in the hand, and what it snaps to. */
export class Tools {
  current: Tool = 'select';
  private isTogether = true;
  private isSnapping = true;
  private active: Interaction[] = [];
  private readonly chosen = new Collection<Feature<MultiPolygon>>();
  private readonly doubleClick: DoubleClickZoom | undefined;

  constructor(
    private readonly map: OlMap,
    private readonly cells: VectorSource<Feature<MultiPolygon>>,
    private readonly around: VectorSource<Feature>[],
    private readonly sketch: Style,
    private readonly hand: Hand,
  ) {
    this.doubleClick = map
      .getInteractions()
      .getArray()
      .find((one) => one instanceof DoubleClickZoom);
  }

  /** Whether a click chooses a cell. */
  get picks(): boolean {
    return this.current !== 'draw' && this.current !== 'split';
  }

  use(tool: Tool): void {
    this.current = tool;
    this.restart();
  }

  setTogether(isOn: boolean): void {
    this.isTogether = isOn;
    this.restart();
  }

  setSnapping(isOn: boolean): void {
    this.isSnapping = isOn;
    this.restart();
  }

  choose(numbers: ReadonlySet<number>): void {
    const wanted = [...numbers]
      .map((number) => this.cells.getFeatureById(number))
      .filter((one) => one instanceof Feature);
    const now = this.chosen.getArray();
    if (wanted.length === now.length && wanted.every((one, at) => one === now[at])) return;
    this.chosen.clear();
    this.chosen.extend(wanted);
  }

  stepBack(): boolean {
    const draw = this.active.find((one) => one instanceof Draw);
    if (!draw || draw.getOverlay().getSource()?.getFeatures().length === 0) return false;
    draw.removeLastPoint();
    return true;
  }

  private restart(): void {
    for (const one of this.active) this.map.removeInteraction(one);
    this.active = this.made();
    if (this.active.length > 0 && this.isSnapping)
      for (const source of [this.cells, ...this.around])
        this.active.push(new Snap({ source: source, pixelTolerance: snapPixels }));
    for (const one of this.active) this.map.addInteraction(one);
    this.doubleClick?.setActive(this.picks);
  }

  private made(): Interaction[] {
    switch (this.current) {
      case 'border':
        return [this.border()];
      case 'draw':
        return [this.drawing('Polygon')];
      case 'split':
        return [this.drawing('LineString')];
      default:
        return [];
    }
  }

  /** Vertices at the same place move as one where all cells may move. */
  private border(): Modify {
    const modify = new Modify({
      ...(this.isTogether ? { source: this.cells } : { features: this.chosen }),
      style: this.sketch,
      condition: (event) => primaryAction(event),
      deleteCondition: (event) => altKeyOnly(event) && singleClick(event),
      snapToPointer: false,
    });
    modify.on('modifyend', (event) => {
      this.hand.moved(event.features.getArray());
    });
    return modify;
  }

  private drawing(type: 'Polygon' | 'LineString'): Draw {
    const draw = new Draw({ type, style: this.sketch, stopClick: true });
    draw.on('drawend', (event) => {
      const shape = event.feature.getGeometry();
      if (shape instanceof Polygon) this.hand.drawn(shape.getCoordinates());
      if (shape instanceof LineString) this.hand.lined(shape.getCoordinates());
    });
    return draw;
  }
}
