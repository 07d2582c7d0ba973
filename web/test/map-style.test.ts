// @vitest-environment happy-dom
import Feature from 'ol/Feature';
import type Point from 'ol/geom/Point';
import Polygon from 'ol/geom/Polygon';
import type Style from 'ol/style/Style';
import { expect, test } from 'vitest';
import { readSettings } from '../src/map/settings';
import { drawings, Palette, receding, type Draw } from '../src/map/style';

const palette = new Palette();
const named = new Feature({ name: '01' });
const styles = (draw: Draw, feature = named): Style[] => [draw(feature, 1)].flat();

test('grids of a layer are dotted and those under them are not: told apart without colour', () => {
  const layers = JSON.stringify([
    { kind: 'grid', url: '/a' },
    { kind: 'layer-grid', url: '/b' },
  ]);
  expect(readSettings({ layers }).layers.map(({ kind }) => kind)).toEqual(['grid', 'layer-grid']);

  const { grid, 'layer-grid': ofLayer } = drawings(palette);
  const dashes = (draw: Draw): boolean[] => styles(draw).map((style) => Boolean(style.getStroke()?.getLineDash()));
  expect(dashes(ofLayer)).toContain(true);
  expect(dashes(grid)).toEqual([false]);
});

test('the name of an integrated grid under a layer stands small at its upper edge, that of the layer in the middle', () => {
  const { grid, 'layer-grid': ofLayer } = drawings(palette);
  const place = new Feature({
    name: '01',
    geometry: new Polygon([
      [
        [0, 0],
        [40, 0],
        [40, 20],
        [0, 20],
        [0, 0],
      ],
    ]),
  });
  const named = (draw: Draw): Style[] => styles(draw, place).filter((style) => style.getText());
  const [under, ...more] = named(receding(grid, palette));

  expect(more).toEqual([]);
  expect(under?.getText()?.getText()).toBe('01');
  expect(under?.getText()?.getFont()).toContain('12px');
  expect((under?.getGeometry() as Point).getCoordinates()).toEqual([20, 20]);
  expect(named(ofLayer)[0]?.getGeometry()).toBeNull();
});
