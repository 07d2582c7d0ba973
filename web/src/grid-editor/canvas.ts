import '../map/map.css';
import Feature from 'ol/Feature';
import { isEmpty, type Extent } from 'ol/extent';
import GeoJSON from 'ol/format/GeoJSON';
import type OlGeometry from 'ol/geom/Geometry';
import MultiPolygon from 'ol/geom/MultiPolygon';
import VectorLayer from 'ol/layer/Vector';
import type OlMap from 'ol/Map';
import VectorSource from 'ol/source/Vector';
import { drawings, Palette, streetNames } from '../map/style';
import type { LayerSource } from '../map/settings';
import { newMap } from './frame';
import { Ground } from './ground';
import { partsOf, type Cell, type Geometry, type Part, type Position } from './model';
import type { Numbered } from './report';
import { EditorStyle } from './style';
import { Tools, type Tool } from './tools';

/** What happens on the map, told to the editor. */
export interface Acts {
  picked: (number: number | undefined, isMore: boolean) => void;
  moved: (parts: Map<number, Part[]>) => void;
  drawn: (part: Part) => void;
  lined: (line: Position[]) => void;
}

export interface CanvasSettings {
  data: DOMStringMap;
  layers: LayerSource[];
  neighbours: string | undefined;
}

/** The map of the editor: it shows cells and findings, and tells what a hand does to them. */
export class Canvas {
  readonly ground = new Ground();
  private readonly map: OlMap;
  private readonly palette = new Palette();
  private readonly style = new EditorStyle(this.palette);
  private readonly cells = new VectorSource<Feature<MultiPolygon>>();
  private readonly parent = new VectorSource<Feature>();
  private readonly findings = new VectorSource<Feature>();
  private readonly cellLayer: VectorLayer;
  private readonly findingLayer: VectorLayer;
  private readonly tools: Tools;
  private readonly shown = new Map<number, Cell>();
  private readonly format = new GeoJSON({ featureProjection: 'EPSG:3857' });
  private chosen: ReadonlySet<number> = new Set();
  private chosenSign: number | undefined;

  constructor(
    place: HTMLElement,
    settings: CanvasSettings,
    private readonly acts: Acts,
  ) {
    this.map = newMap(place, settings.data);
    const around = settings.layers.map((layer) => this.addAround(layer));
    const neighbours = new VectorSource<Feature>(settings.neighbours ? this.read(settings.neighbours) : {});
    this.cellLayer = new VectorLayer({
      source: this.cells,
      zIndex: 4,
      declutter: true,
      updateWhileInteracting: true,
      style: (feature) => this.cellStyle(Number(feature.getId())),
    });
    this.findingLayer = new VectorLayer({
      source: this.findings,
      zIndex: 6,
      style: (feature) => this.findingStyle(feature.get('finding') as Numbered),
    });
    this.map.addLayer(
      new VectorLayer({ source: neighbours, zIndex: 2, style: (one) => this.style.neighbour(one), declutter: true }),
    );
    this.map.addLayer(new VectorLayer({ source: this.parent, zIndex: 3, style: this.style.parent() }));
    this.map.addLayer(this.cellLayer);
    this.map.addLayer(this.findingLayer);
    const streets = around.filter((_, at) => settings.layers[at]?.kind === 'street');
    this.tools = new Tools(this.map, this.cells, [this.parent, neighbours, ...streets], this.style.sketch(), {
      moved: (features) => {
        this.tellMoved(features);
      },
      drawn: (part) => {
        for (const one of this.ground.fromMap([part])) acts.drawn(one);
      },
      lined: (line) => {
        acts.lined(line.map((at) => this.ground.degrees(at)));
      },
    });
    this.listen(place);
  }

  private addAround({ kind, url }: LayerSource): VectorSource<Feature> {
    const source = new VectorSource<Feature>(this.read(url));
    const zIndex = kind === 'building' ? 1 : 2;
    this.map.addLayer(
      new VectorLayer({ source, zIndex, style: drawings(this.palette)[kind], declutter: kind === 'building' }),
    );
    if (kind === 'street')
      this.map.addLayer(new VectorLayer({ source, zIndex: 5, style: streetNames(this.palette), declutter: true }));
    return source;
  }

  private read(url: string): { url: string; format: GeoJSON<Feature> } {
    return { url, format: new GeoJSON() };
  }

  private listen(place: HTMLElement): void {
    this.map.on('click', (event) => {
      if (!this.tools.picks) return;
      const { shiftKey, ctrlKey, metaKey } = event.originalEvent as PointerEvent;
      this.acts.picked(this.at(event.coordinate), shiftKey || ctrlKey || metaKey);
    });
    this.map.on('pointermove', (event) => {
      if (!event.dragging)
        place.classList.toggle('is-over', this.tools.picks && this.at(event.coordinate) !== undefined);
    });
  }

  /** The smallest cell there: of two that overlap the other one can be chosen beside it. */
  private at(coordinate: number[]): number | undefined {
    const hits = this.cells.getFeaturesAtCoordinate(coordinate);
    const smallest = hits.sort((left, right) => areaOf(left) - areaOf(right))[0];
    return smallest && Number(smallest.getId());
  }

  private cellStyle(number: number) {
    const cell = this.shown.get(number);
    const isChosen = this.chosen.has(number);
    return cell && this.style.cell(cell, isChosen, isChosen && this.tools.current === 'border');
  }

  private findingStyle(finding: Numbered) {
    return this.style.finding(finding, finding.sign === this.chosenSign);
  }

  private tellMoved(features: Feature[]): void {
    const moved = new Map<number, Part[]>();
    for (const feature of features) {
      const shape = feature.getGeometry();
      if (shape instanceof MultiPolygon)
        moved.set(Number(feature.getId()), this.ground.fromMap(shape.getCoordinates()));
    }
    if (moved.size > 0) this.acts.moved(moved);
  }

  showParent(parent: Geometry): void {
    // By our own way to metres: whoever snaps to the border gets its very degrees.
    const shape = new MultiPolygon(this.ground.toMap(partsOf(parent)));
    this.parent.addFeature(new Feature(shape));
    this.fit(shape.getExtent());
  }

  /** Draws what has become another object; what stayed the same is not touched. */
  show(cells: readonly Cell[]): void {
    const left = new Set(this.shown.keys());
    for (const cell of cells) {
      left.delete(cell.number);
      const before = this.shown.get(cell.number);
      if (before === cell) continue;
      this.shown.set(cell.number, cell);
      this.draw(cell, before);
    }
    for (const number of left) {
      this.shown.delete(number);
      const feature = this.cells.getFeatureById(number);
      if (feature instanceof Feature) this.cells.removeFeature(feature);
    }
    this.tools.choose(this.chosen);
    this.cellLayer.changed();
  }

  private draw(cell: Cell, before: Cell | undefined): void {
    const known = this.cells.getFeatureById(cell.number);
    if (known instanceof Feature && before?.parts === cell.parts) return;
    const shape = new MultiPolygon(this.ground.toMap(cell.parts));
    const feature = known instanceof Feature ? known : new Feature<MultiPolygon>();
    feature.setGeometry(shape);
    if (known) return;
    feature.setId(cell.number);
    this.cells.addFeature(feature);
  }

  showFindings(findings: readonly Numbered[]): void {
    this.findings.clear(true);
    this.chosenSign = undefined;
    for (const finding of findings) {
      const shape = this.geometryOf(finding.where);
      if (!shape) continue;
      const feature = new Feature(shape);
      feature.set('finding', finding);
      this.findings.addFeature(feature);
    }
    this.findings.changed();
  }

  private geometryOf(where: Geometry | null): OlGeometry | undefined {
    try {
      return where ? (this.format.readGeometry(where) ?? undefined) : undefined;
    } catch {
      return undefined;
    }
  }

  choose(chosen: ReadonlySet<number>): void {
    this.chosen = chosen;
    this.tools.choose(chosen);
    this.cellLayer.changed();
  }

  use(tool: Tool): void {
    this.tools.use(tool);
    this.cellLayer.changed();
  }

  set isTogether(isOn: boolean) {
    this.tools.setTogether(isOn);
  }

  set isSnapping(isOn: boolean) {
    this.tools.setSnapping(isOn);
  }

  /** Takes back the last point of what is being drawn; false where nothing is. */
  stepBack(): boolean {
    return this.tools.stepBack();
  }

  goToFinding(finding: Numbered): void {
    this.chosenSign = finding.sign;
    this.findingLayer.changed();
    const shape = this.geometryOf(finding.where);
    if (shape) this.fit(shape.getExtent());
  }

  goToCell(number: number): void {
    const feature = this.cells.getFeatureById(number);
    const shape = feature instanceof Feature ? feature.getGeometry() : undefined;
    if (shape) this.fit(shape.getExtent());
  }

  private fit(extent: Extent): void {
    if (!isEmpty(extent) || extent.every(Number.isFinite))
      this.map.getView().fit(extent, { padding: [48, 64, 48, 48], maxZoom: 19 });
  }
}

function areaOf(feature: Feature<MultiPolygon>): number {
  return feature.getGeometry()?.getArea() ?? Infinity;
}
