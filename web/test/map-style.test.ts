// @vitest-environment happy-dom
import Feature from 'ol/Feature';
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

test('names of integrated grids under a layer are smaller and stand above those of the layer', () => {
  const { grid, 'layer-grid': ofLayer } = drawings(palette);
  const textOf = (draw: Draw) => styles(draw).flatMap((style) => style.getText() ?? [])[0];
  const under = textOf(receding(grid, palette));
  const over = textOf(ofLayer);
  expect(under?.getText()).toBe('01');
  expect(under?.getOffsetY()).toBeLessThan(0);
  expect(over?.getOffsetY()).toBeGreaterThan(0);
  expect(parseInt(under?.getFont() ?? '')).toBeLessThan(parseInt(textOf(grid)?.getFont()?.replace('600 ', '') ?? ''));
});
