import { expect, test } from 'vitest';
import { changeOf, listed } from '../src/compare/changes';
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
