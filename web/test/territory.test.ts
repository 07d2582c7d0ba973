import { expect, test } from 'vitest';
import { changeOf, listed } from '../src/compare/changes';
import { yearMarks } from '../src/desk/years';
import { readSettings } from '../src/map/settings';
import { gcj02OfWgs84, wgs84OfGcj02, type Place } from '../src/map/shift';

const metresPerDegree = 111_320;

function metres([lon, lat]: Place, [otherLon, otherLat]: Place): number {
  return Math.hypot((lon - otherLon) * Math.cos((lat * Math.PI) / 180), lat - otherLat) * metresPerDegree;
}

test('published places are met on a map in GCJ-02, and abroad nothing is shifted', () => {
  expect(metres(gcj02OfWgs84([116.42079, 39.90105]), [116.427027, 39.902446])).toBeLessThan(0.5);
  expect(metres(wgs84OfGcj02([120.026268, 30.279164]), [120.02153, 30.281556])).toBeLessThan(0.2);
  expect(gcj02OfWgs84([2.3522, 48.8566])).toEqual([2.3522, 48.8566]);
});

test('the way back from GCJ-02 ends where it began', () => {
  const place: Place = [106.8228, 39.6912];
  expect(metres(wgs84OfGcj02(gcj02OfWgs84(place)), place)).toBeLessThan(0.001);
});

test('what changes is listed once, what ends first, numbers as numbers', () => {
  const unit = (id: string, name: string, change: unknown) => ({ id, name, change: changeOf(change), url: undefined });
  const list = listed(
    [
      unit('1', '第10社区', 'ended'),
      unit('2', '第9社区', 'ended'),
      unit('3', '新社区', 'opened'),
      unit('4', '不变', 'same'),
      unit('5', '不懂', 'else'),
      unit('3', '新社区', 'opened'),
    ],
    'zh-CN',
  );
  expect(list.map((one) => one.id)).toEqual(['2', '1', '3']);
});

test('years are marked where they begin, and not upon each other', () => {
  expect(yearMarks(['2019-12-31', '2020-01-01', '2020-07-01', '2024-05-01', '2026-11-22'])).toEqual([
    { year: '2019', share: 0 },
    { year: '2020', share: 25 },
    { year: '2024', share: 75 },
    { year: '2026', share: 100 },
  ]);
  const many = Array.from({ length: 200 }, (_, at) => `${1900 + at}-01-01`);
  expect(yearMarks(many).length).toBeLessThan(16);
});

test('levels of tiles are read, and nothing that leads elsewhere', () => {
  const tileLayers = JSON.stringify([{ level: 'grid', from: 13 }, { level: '../x', from: 1 }, { level: 'street' }]);
  expect(readSettings({ tileLayers }).tiles).toEqual([{ level: 'grid', from: 13 }]);
  expect(readSettings({}).tiles).toEqual([]);
});
