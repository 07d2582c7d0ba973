import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { drop, keep, waiting } from '../src/parts/outbox';
import { fitted } from '../src/parts/shrink';
import { fill, sizeText } from '../src/parts/text';
import { clockOf, worst } from '../src/map/clock';
import { pair, readSettings } from '../src/map/settings';

test('texts of the page take values, and an unknown name stays visible', () => {
  expect(fill('共 {count} 张，{lost}', { count: 3 })).toBe('共 3 张，{lost}');
  expect(fill(undefined)).toBe('');
});

test('a value is not read as a template again', () => {
  expect(fill('{name}', { name: '{count}', count: 1 })).toBe('{count}');
});

test.each([
  [1, '1 kB'],
  [812_300, '812 kB'],
  [2_140_000, '2.1 MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

test.each([
  [9248, 6936, 2560, 1920],
  [3000, 6000, 1280, 2560],
  [640, 480, 640, 480],
  [60_000, 3, 2560, 1],
])('a picture of %i × %i becomes %i × %i', (width, height, smallWidth, smallHeight) => {
  expect(fitted(width, height, 2560)).toEqual({ width: smallWidth, height: smallHeight });
});

test.each(['', '106.8', '106.8,', ',39.6', '106.8,39.6,1', '106.8,91', '181,39', 'a,b', 'Infinity,0'])(
  'no place: %j',
  (text) => {
    expect(pair(text)).toBeUndefined();
  },
);

test('a place is longitude, then latitude', () => {
  expect(pair('106.792, 39.656')).toEqual([106.792, 39.656]);
});

test('layers of an unknown kind are left out', () => {
  const layers = '[{"kind":"grid","url":"/g"},{"kind":"script","url":"/x"},{"kind":"street"}]';
  expect(readSettings({ layers }).layers).toEqual([{ kind: 'grid', url: '/g' }]);
});

test('a cluster is as late as its latest incident', () => {
  expect(worst(['done', 'ok', 'late', 'soon'].map(clockOf))).toBe('late');
  expect(worst(['done', 'done'].map(clockOf))).toBe('done');
  expect(clockOf('unheard of')).toBe('ok');
});

const at = Date.parse('2026-11-21T17:42:00+08:00');
const unsent = { name: 'report', page: '/report', at, values: { text: ['积水'] }, hidden: { key: 'k1' }, files: {} };

test('an unsent form waits on the device until it is dropped', async () => {
  await keep(unsent);
  expect(await waiting('report', at + 1000)).toEqual(unsent);
  await drop('report');
  expect(await waiting('report', at + 1000)).toBeUndefined();
});

test('after a week an unsent form is neither offered nor kept', async () => {
  await keep(unsent);
  expect(await waiting('report', at + 8 * 24 * 3600 * 1000)).toBeUndefined();
  expect(await waiting('report', at)).toBeUndefined();
});
