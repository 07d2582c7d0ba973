/** Stands in for the server on the sample page of the editor: it counts overlaps by rectangles, and keeps nothing. */
const real = window.fetch.bind(window);
const base = '/samples/api/drawing';
interface Cell { id: number; properties: { name: string }; geometry: { type: string; coordinates: number[][][] } }
const crowd = new URLSearchParams(location.search).get('crowd');

function crowdOf(side: number, corners: number): Cell[] {
  const cells: Cell[] = [];
  const [west, south, step] = [106.78, 39.65, 0.03 / side];
  const per = corners / 4;
  for (let i = 0; i < side * side; i++) {
    const x = west + (i % side) * step;
    const y = south + Math.floor(i / side) * step;
    const ring: number[][] = [];
    const wave = (t: number, seed: number): number => Math.sin(t * Math.PI) * Math.sin(seed * 7) * step * 0.12;
    for (let k = 0; k < per; k++) ring.push([x + (k / per) * step, y + wave(k / per, y * 1e3)]);
    for (let k = 0; k < per; k++) ring.push([x + step + wave(k / per, (x + step) * 1e3), y + (k / per) * step]);
    for (let k = per; k > 0; k--) ring.push([x + (k / per) * step, y + step + wave(k / per, (y + step) * 1e3)]);
    for (let k = per; k > 0; k--) ring.push([x + wave(k / per, x * 1e3), y + (k / per) * step]);
    const rounded = ring.map((p) => p.map((n) => Math.round(n * 1e7) / 1e7));
    rounded.push(rounded[0]);
    cells.push({ id: i + 1, properties: { name: `第${i + 1}网格` }, geometry: { type: 'Polygon', coordinates: [rounded] } });
  }
  return cells;
}

function report(cells: Cell[]): unknown {
  const isMoved = sessionStorage.getItem('sample-moved') === '1';
  const findings = isMoved
    ? [
        { key: 'grids.overlap', severity: 'ERROR', text: '第 1 网格与第 2 网格重叠 3,120 平方米', grids: [1, 2], areaSquareMetres: 3120, where: { type: 'Polygon', coordinates: [[[106.78803, 39.65606], [106.7888, 39.658], [106.788056, 39.659754], [106.78803, 39.65606]]] } },
        { key: 'grids.gap', severity: 'ERROR', text: '有 1,240 平方米不属于任何网格', grids: [], areaSquareMetres: 1240, where: { type: 'Polygon', coordinates: [[[106.791699, 39.655934], [106.7924, 39.6575], [106.792102, 39.660269], [106.791699, 39.655934]]] } },
        { key: 'grids.households', severity: 'WARNING', text: '第 5 网格有 634 户，超过 500 户', grids: [5], areaSquareMetres: 0, where: null },
      ]
    : [{ key: 'grids.off-street', severity: 'WARNING', text: '第 6、7 网格之间有 210 米边界不沿街道', grids: [6, 7], areaSquareMetres: 0, where: { type: 'LineString', coordinates: [[106.7917, 39.6559], [106.7919, 39.6524]] } }];
  const errors = findings.filter((one) => one.severity === 'ERROR').length;
  return {
    publishable: errors === 0, errors, warnings: findings.length - errors, areaSquareMetres: 1e6, parentAreaSquareMetres: 1e6, shareAlongStreets: 0.9,
    grids: cells.map((cell, i) => ({ number: cell.id, households: [312, 287, 301, 295, 634, 176, 310, 264][i % 8], areaSquareMetres: 92_000 + i * 7_000, inRange: i % 8 !== 4 && i % 8 !== 5 })),
    findings,
  };
}

async function answer(path: string, method: string, body: string): Promise<unknown> {
  if (path === '' && method === 'GET') {
    sessionStorage.removeItem('sample-moved');
    const read = (await (await real('/samples/data/grids.geojson')).json()) as { features: Cell[] };
    const cells = crowd ? crowdOf(14, 100) : read.features.map((one, i) => ({ ...one, id: i + 1, properties: { name: one.properties.name, kind: i === 7 ? 'DEDICATED_GRID' : 'GRID', unitNo: i + 1, use: i === 7 ? 'SCHOOL' : null } }));
    const parent = crowd
      ? { type: 'Polygon', coordinates: [[[106.78, 39.65], [106.81, 39.65], [106.81, 39.68], [106.78, 39.68], [106.78, 39.65]]] }
      : { type: 'MultiPolygon', coordinates: [[[[106.784659, 39.651991], [106.788046, 39.652204], [106.79194, 39.652396], [106.795662, 39.652138], [106.798915, 39.651971], [106.799047, 39.65629], [106.7990, 39.6601], [106.7958, 39.6600], [106.792102, 39.660269], [106.788056, 39.659754], [106.784829, 39.659919], [106.784921, 39.655843], [106.784659, 39.651991]]]] };
    return { id: '1', revision: 1, editable: true, unit: { no: 1, name: '新苑社区' }, parent, limits: { fewestHouseholds: 200, mostHouseholds: 500 }, cells: { type: 'FeatureCollection', features: cells }, report: report(cells) };
  }
  const { cells } = JSON.parse(body) as { cells: { features: Cell[] } };
  if (path === '/check') sessionStorage.setItem('sample-moved', '1');
  if (path === '/check') return report(cells.features);
  if (method === 'PUT') return { revision: 2, report: report(cells.features) };
  return undefined;
}

window.fetch = async (input, init = {}) => {
  const url = String(input);
  if (!url.startsWith(base)) return real(input, init);
  const found = await answer(url.slice(base.length), init.method ?? 'GET', String(init.body ?? ''));
  return found === undefined
    ? new Response(JSON.stringify({ type: 'x', detail: '样页没有这一步的服务器。' }), { status: 422 })
    : new Response(JSON.stringify(found), { status: 200 });
};

export {};
