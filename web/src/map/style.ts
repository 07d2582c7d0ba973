import type { FeatureLike } from 'ol/Feature';
import Point from 'ol/geom/Point';
import Circle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import Icon from 'ol/style/Icon';
import RegularShape from 'ol/style/RegularShape';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import { clockOf, worst, type Clock } from './clock';
import type { Kind } from './settings';

export type Draw = (feature: FeatureLike, resolution: number) => Style | Style[];

/** The colours of the style sheet, so that map and page never differ. */
export class Palette {
  private readonly style = getComputedStyle(document.documentElement);

  of(name: string): string {
    return this.style.getPropertyValue(`--${name}`).trim();
  }

  /** The size of letters in pixels; larger in elder mode. */
  size(pixels: number): number {
    return document.documentElement.dataset.mode === 'elder' ? Math.max(18, Math.round(pixels * 1.35)) : pixels;
  }

  get font(): string {
    return this.of('font');
  }
}

function lettering(feature: FeatureLike, palette: Palette, size: number, colour: string, bold = ''): Text {
  return new Text({
    text: String(feature.get('name') ?? ''),
    font: `${bold} ${palette.size(size)}px ${palette.font}`.trim(),
    fill: new Fill({ color: colour }),
    stroke: new Stroke({ color: palette.of('card'), width: 3 }),
    overflow: true,
  });
}

/** Names of streets lie in a layer of their own, above the borders that run along them. */
export function streetNames(palette: Palette): Draw {
  return (feature, resolution) => {
    const text = lettering(feature, palette, 12, palette.of('ink-3'));
    text.setPlacement('line');
    return resolution < 3 ? new Style({ text }) : [];
  };
}

/** Integrated grids under the grids of a layer: their names step back to the upper edge. */
export function receding(draw: Draw, palette: Palette): Draw {
  return (feature, resolution) => {
    const styles = [draw(feature, resolution)].flat();
    const names = styles.filter((style) => style.getText()).map(() => edgeName(feature, palette));
    for (const style of styles) style.setText(null);
    return [...styles, ...names];
  };
}

function edgeName(feature: FeatureLike, palette: Palette): Style {
  const text = lettering(feature, palette, 12, palette.of('ink-3'));
  text.setOffsetY(palette.size(18));
  const [west = 0, , east = 0, north = 0] = feature.getGeometry()?.getExtent() ?? [];
  return new Style({ geometry: new Point([(west + east) / 2, north]), text });
}

/** Dots in ink over a pale rim: told from a line of an integrated grid without its colour. */
function layerGrid(feature: FeatureLike, resolution: number, palette: Palette): Style[] {
  const text = lettering(feature, palette, 14, palette.of('ink'), '700');
  return [
    new Style({ stroke: new Stroke({ color: palette.of('card'), width: 5 }) }),
    new Style({
      stroke: new Stroke({ color: palette.of('ink'), width: 3, lineDash: [0.1, 7], lineCap: 'round' }),
      zIndex: 1,
      ...(resolution < 6 && { text }),
    }),
  ];
}

/**
 * Draws in the language of the pages: pale streets, grid borders in brand colour, those of a layer dotted, incidents by
 * shape and colour.
 */
export function drawings(palette: Palette): Record<Kind, Draw> {
  const brand = palette.of('brand');
  const strong = palette.of('brand-strong');
  const label = (feature: FeatureLike, size: number, colour: string, bold = ''): Text =>
    lettering(feature, palette, size, colour, bold);
  return {
    unit: (feature, resolution) =>
      new Style({
        stroke: new Stroke({ color: strong, width: 2.5 }),
        fill: new Fill({ color: `${brand}0a` }),
        ...(resolution > 6 && { text: label(feature, 14, strong, '600') }),
      }),
    grid: (feature, resolution) => {
      const isDedicated = Boolean(feature.get('dedicatedTo'));
      return new Style({
        stroke: new Stroke({
          color: isDedicated ? palette.of('info') : brand,
          width: 2,
          ...(isDedicated && { lineDash: [8, 5] }),
        }),
        fill: new Fill({ color: isDedicated ? `${palette.of('info')}1f` : `${brand}0d` }),
        zIndex: isDedicated ? 1 : 0,
        ...(resolution < 6 && { text: label(feature, 14, strong, '600') }),
      });
    },
    'layer-grid': (feature, resolution) => layerGrid(feature, resolution, palette),
    street: (_, resolution) => street(resolution),
    building: (feature, resolution) =>
      new Style({
        stroke: new Stroke({ color: palette.of('edge'), width: 1 }),
        fill: new Fill({ color: '#e2e9e6' }),
        ...(resolution < 1.2 && { text: label(feature, 12, palette.of('ink-3')) }),
      }),
    incident: (cluster) => incident(cluster, palette, false),
  };
}

function street(resolution: number): Style[] {
  const width = Math.min(18, Math.max(2, 10 / resolution));
  return [
    new Style({ stroke: new Stroke({ color: '#d5dedb', width: width + 2, lineCap: 'round' }), zIndex: 0 }),
    new Style({ stroke: new Stroke({ color: '#fff', width, lineCap: 'round' }), zIndex: 1 }),
  ];
}

/** Late is a triangle, soon a diamond, in time a disc, done a hollow square: never told by colour alone. */
function mark(clock: Clock, palette: Palette, large: boolean): Circle | RegularShape {
  const rim = new Stroke({ color: palette.of('card'), width: 2 });
  const radius = large ? 13 : 10;
  const fill = (name: string): Fill => new Fill({ color: palette.of(name) });
  switch (clock) {
    case 'late':
      return new RegularShape({ points: 3, radius: radius + 1, fill: fill('late'), stroke: rim });
    case 'soon':
      return new RegularShape({ points: 4, radius, fill: fill('soon'), stroke: rim });
    case 'ok':
      return new Circle({ radius: radius - 2, fill: fill('brand'), stroke: rim });
    case 'done':
      return new RegularShape({
        points: 4,
        radius,
        angle: Math.PI / 4,
        fill: fill('card'),
        stroke: new Stroke({ color: palette.of('ok'), width: 2.5 }),
      });
  }
}

export function membersOf(cluster: FeatureLike): FeatureLike[] {
  return (cluster.get('features') as FeatureLike[] | undefined) ?? [cluster];
}

export function incident(cluster: FeatureLike, palette: Palette, chosen: boolean): Style[] {
  const members = membersOf(cluster);
  const clock = worst(members.map((member) => clockOf(member.get('clock'))));
  const halo = chosen
    ? [
        new Style({
          image: new Circle({ radius: 19, fill: new Fill({ color: `${palette.of('brand')}40` }) }),
          zIndex: 4,
        }),
      ]
    : [];
  if (members.length === 1) return [...halo, new Style({ image: mark(clock, palette, chosen), zIndex: 5 })];
  const colour = palette.of(clock === 'ok' ? 'brand' : clock === 'done' ? 'ok' : clock);
  return [
    ...halo,
    new Style({
      image: new Circle({
        radius: 13 + Math.min(8, members.length / 4),
        fill: new Fill({ color: palette.of('card') }),
        stroke: new Stroke({ color: colour, width: clock === 'late' ? 5 : 3 }),
      }),
      text: new Text({
        text: (clock === 'late' ? '!' : '') + String(members.length),
        font: `700 13px ${palette.font}`,
        fill: new Fill({ color: colour }),
      }),
      zIndex: 5,
    }),
  ];
}

/** The pin of a chosen place. */
export function pin(palette: Palette): Style {
  const colour = encodeURIComponent(palette.of('late'));
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='34' height='42' viewBox='0 0 34 42'><path d='M17 40C9 30 4 23 4 16a13 13 0 0 1 26 0c0 7-5 14-13 24z' fill='${colour}' stroke='white' stroke-width='3'/><circle cx='17' cy='16' r='5' fill='white'/></svg>`;
  return new Style({
    image: new Icon({
      src: `data:image/svg+xml;utf8,${svg.replaceAll('<', '%3C').replaceAll('>', '%3E')}`,
      anchor: [0.5, 0.96],
    }),
    zIndex: 9,
  });
}
