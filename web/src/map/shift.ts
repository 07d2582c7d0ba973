const a = 6378245;
const ee = 0.006693421622965943;
const rad = Math.PI / 180;
const steps = 8;

/** Longitude and latitude in degrees. */
export type Place = [number, number];

/** Where a place of WGS 84 stands on a map of China in GCJ-02: the published formula, as the engine `geo` has it. */
export function gcj02OfWgs84([lon, lat]: Place): Place {
  if (lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271) return [lon, lat];
  const x = lon - 105;
  const y = lat - 35;
  const w = 1 - ee * Math.sin(lat * rad) ** 2;
  const north = northward(x, y) / (((a * (1 - ee)) / (w * Math.sqrt(w))) * rad);
  const east = eastward(x, y) / ((a / Math.sqrt(w)) * Math.cos(lat * rad) * rad);
  return [lon + east, lat + north];
}

/** The way back, by iteration: the shift hardly differs between neighbouring places. */
export function wgs84OfGcj02([lon, lat]: Place): Place {
  let guess: Place = [lon, lat];
  for (let step = 0; step < steps; step++) {
    const [x, y] = gcj02OfWgs84(guess);
    guess = [guess[0] + lon - x, guess[1] + lat - y];
  }
  return guess;
}

function northward(x: number, y: number): number {
  const polynomial = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  return polynomial + ripple(x) + wave(y, 20, 1, 40, 3) + wave(y, 160, 12, 320, 30);
}

function eastward(x: number, y: number): number {
  const polynomial = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  return polynomial + ripple(x) + wave(x, 20, 1, 40, 3) + wave(x, 150, 12, 300, 30);
}

function ripple(t: number): number {
  return ((20 * Math.sin(6 * t * Math.PI) + 20 * Math.sin(2 * t * Math.PI)) * 2) / 3;
}

function wave(t: number, weight1: number, part1: number, weight2: number, part2: number): number {
  return ((weight1 * Math.sin((t * Math.PI) / part1) + weight2 * Math.sin((t * Math.PI) / part2)) * 2) / 3;
}
