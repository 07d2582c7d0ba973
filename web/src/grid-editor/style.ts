import type { FeatureLike } from 'ol/Feature';
import MultiPoint from 'ol/geom/MultiPoint';
import MultiPolygon from 'ol/geom/MultiPolygon';
import Circle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import RegularShape from 'ol/style/RegularShape';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import { hatch } from '../map/hatch';
import type { Palette } from '../map/style';
import type { Cell } from './model';
import type { Numbered } from './report';

/** How the editor draws: borders in brand colour, the chosen strong, errors hatched with their number. */
export class EditorStyle {
  private readonly patterns: Record<Numbered['severity'], CanvasPattern | string>;
  private readonly corner: RegularShape;

  constructor(private readonly palette: Palette) {
    const [late, soon] = [palette.of('late'), palette.of('soon')];
    this.patterns = { ERROR: hatch(late, `${late}1f`), WARNING: hatch(soon, `${soon}14`, true) };
    this.corner = new RegularShape({
      points: 4,
      radius: 5,
      angle: Math.PI / 4,
      fill: new Fill({ color: palette.of('card') }),
      stroke: new Stroke({ color: palette.of('brand-strong'), width: 2 }),
    });
  }

  cell(cell: Cell, isChosen: boolean, hasCorners: boolean): Style[] {
    const brand = this.palette.of(cell.kind === 'DEDICATED_GRID' ? 'info' : 'brand');
    const strong = this.palette.of('brand-strong');
    const styles = [
      new Style({
        stroke: new Stroke({
          color: isChosen ? strong : brand,
          width: isChosen ? 4 : 2,
          ...(cell.kind === 'DEDICATED_GRID' && !isChosen && { lineDash: [8, 5] }),
        }),
        fill: new Fill({ color: isChosen ? `${strong}38` : `${brand}12` }),
        text: this.letters(cell.name, 14, strong, '600'),
        zIndex: isChosen ? 2 : 1,
      }),
    ];
    if (hasCorners) styles.push(this.corners());
    return styles;
  }

  private corners(): Style {
    return new Style({
      image: this.corner,
      geometry: (feature) => {
        const shape = feature.getGeometry();
        return shape instanceof MultiPolygon ? new MultiPoint(shape.getCoordinates().flat(2)) : undefined;
      },
      zIndex: 3,
    });
  }

  finding(finding: Numbered, isChosen: boolean): Style {
    const isError = finding.severity === 'ERROR';
    const colour = this.palette.of(isError ? 'late' : 'soon');
    const isSurface = finding.where?.type.endsWith('Polygon') ?? false;
    const isHatched = isSurface && (isError || isChosen);
    return new Style({
      stroke: new Stroke({ color: colour, width: isChosen ? 5 : 2.5, ...(!isError && { lineDash: [6, 6] }) }),
      // A warning about a whole grid must not cover it.
      ...(isHatched && { fill: new Fill({ color: this.patterns[finding.severity] }) }),
      image: new Circle({ radius: isChosen ? 13 : 9, stroke: new Stroke({ color: colour, width: 3 }) }),
      text: this.sign(finding.sign, colour, isSurface ? 22 : -18),
      zIndex: isError ? 2 : 1,
    });
  }

  private sign(sign: number | undefined, colour: string, offsetY: number): Text {
    return new Text({
      text: String(sign ?? ''),
      font: `700 12px ${this.palette.font}`,
      fill: new Fill({ color: '#fff' }),
      backgroundFill: new Fill({ color: colour }),
      padding: [2, 5, 1, 6],
      offsetY,
      overflow: true,
    });
  }

  parent(): Style[] {
    return [
      new Style({ stroke: new Stroke({ color: this.palette.of('card'), width: 7 }) }),
      new Style({ stroke: new Stroke({ color: this.palette.of('ink-2'), width: 3.5 }) }),
    ];
  }

  /** What lies around is grey: its grids thin, the units that they divide with a stronger line. */
  neighbour(feature: FeatureLike): Style {
    const isGrid = feature.get('level') === 'grid';
    const grey = this.palette.of('ink-3');
    return new Style({
      stroke: new Stroke({ color: isGrid ? `${grey}99` : grey, width: isGrid ? 1 : 2, lineDash: [6, 5] }),
      ...(isGrid && { fill: new Fill({ color: `${grey}0f` }) }),
      text: this.letters(String(feature.get('name') ?? ''), isGrid ? 12 : 14, grey, isGrid ? '' : '600'),
      zIndex: isGrid ? 0 : 1,
    });
  }

  /** What is being drawn, and the place the pointer would take. */
  sketch(): Style {
    const strong = this.palette.of('brand-strong');
    return new Style({
      stroke: new Stroke({ color: strong, width: 3, lineDash: [10, 6] }),
      fill: new Fill({ color: `${strong}24` }),
      image: new Circle({
        radius: 7,
        fill: new Fill({ color: this.palette.of('card') }),
        stroke: new Stroke({ color: strong, width: 3 }),
      }),
    });
  }

  private letters(text: string, size: number, colour: string, bold = ''): Text {
    return new Text({
      text,
      font: `${bold} ${this.palette.size(size)}px ${this.palette.font}`.trim(),
      fill: new Fill({ color: colour }),
      stroke: new Stroke({ color: this.palette.of('card'), width: 3 }),
      overflow: true,
    });
  }
}
