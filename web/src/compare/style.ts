import type { FeatureLike } from 'ol/Feature';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import { hatch } from '../map/hatch';
import type { Palette } from '../map/style';
import { changeOf, type Change } from './changes';

interface Look {
  line: string;
  width: number;
  dash: number[] | undefined;
  fill: string | CanvasPattern;
}

/** Each change has a colour, a line and a word: ended hatched and dashed, new solid, changed dotted. */
export class CompareStyle {
  private readonly looks: Record<Change, Look>;

  constructor(
    private readonly palette: Palette,
    private readonly words: Record<Change, string>,
  ) {
    const [soon, brand, info] = ['soon', 'brand', 'info'].map((name) => palette.of(name));
    this.looks = {
      ended: { line: soon ?? '', width: 2.5, dash: [9, 6], fill: hatch(`${soon ?? ''}66`, `${soon ?? ''}14`) },
      opened: { line: palette.of('brand-strong'), width: 3, dash: undefined, fill: `${brand ?? ''}33` },
      changed: { line: info ?? '', width: 3, dash: [1, 6], fill: `${info ?? ''}1f` },
      same: { line: palette.of('edge'), width: 1, dash: undefined, fill: `${palette.of('ink')}05` },
    };
  }

  of(feature: FeatureLike, resolution: number, isChosen: boolean): Style[] {
    const change = changeOf(feature.get('change'));
    const look = this.looks[change];
    const style = new Style({
      stroke: new Stroke({
        color: look.line,
        width: look.width,
        lineCap: 'round',
        ...(look.dash && { lineDash: look.dash }),
      }),
      fill: new Fill({ color: look.fill }),
      text: this.label(feature, change, resolution),
      zIndex: change === 'same' ? 0 : 1,
    });
    if (!isChosen) return [style];
    return [style, new Style({ stroke: new Stroke({ color: `${this.palette.of('info')}66`, width: 10 }), zIndex: 2 })];
  }

  private label(feature: FeatureLike, change: Change, resolution: number): Text {
    const name = String(feature.get('name') ?? '');
    const isPlain = change === 'same';
    return new Text({
      text: isPlain ? (resolution < 20 ? name : '') : `${name}\n${this.words[change]}`,
      font: `${isPlain ? '' : '600'} 13px ${this.palette.font}`.trim(),
      fill: new Fill({ color: isPlain ? this.palette.of('ink-3') : this.palette.of('ink') }),
      stroke: new Stroke({ color: this.palette.of('card'), width: 3 }),
    });
  }

  /** The sign of a change for the legend: an outline as on the map. */
  sign(change: Change): SVGSVGElement {
    const look = this.looks[change];
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 16 16');
    svg.setAttribute('aria-hidden', 'true');
    const square = document.createElementNS(svg.namespaceURI as 'http://www.w3.org/2000/svg', 'rect');
    const values: Record<string, string> = {
      x: '2',
      y: '2',
      width: '12',
      height: '12',
      rx: '2',
      stroke: look.line,
      'stroke-width': '2',
      'stroke-linecap': 'round',
      'stroke-dasharray': look.dash ? (change === 'ended' ? '4 3' : '0.5 3') : '',
      fill: typeof look.fill === 'string' ? look.fill : `${look.line}33`,
    };
    for (const [name, value] of Object.entries(values)) square.setAttribute(name, value);
    svg.append(square);
    return svg;
  }
}
