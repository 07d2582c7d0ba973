import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { History } from '../src/grid-editor/history';
import { Latest } from '../src/grid-editor/latest';
import {
  cellsOf,
  collectionOf,
  nextNumber,
  withCell,
  type Cell,
  type Part,
  type Position,
} from '../src/grid-editor/model';
import { bar, isGap, numbered, type Finding } from '../src/grid-editor/report';
import { borderingOn, snapped, touching, weld } from '../src/grid-editor/topology';

function cell(number: number, ...outer: Position[]): Cell {
  const ring = [...outer, outer[0] ?? [0, 0]] as Position[];
  return { number, name: `第${number}网格`, kind: 'GRID', unitNo: null, use: null, parts: [[ring]] };
}

/** Two squares side by side that share the border from (1,0) to (1,1). */
const west = cell(1, [0, 0], [1, 0], [1, 1], [0, 1]);
const east = cell(2, [1, 0], [2, 0], [2, 1], [1, 1]);

function ringOf(one: Cell | undefined): Position[] {
  return one?.parts[0]?.[0] ?? [];
}

describe('history', () => {
  test('goes back and forth, and forgets what was taken back when something else is done', () => {
    const history = new History('a');
    history.put('b');
    history.put('c');
    expect(history.undo()).toBe('b');
    expect(history.undo()).toBe('a');
    expect(history.undo()).toBe('a');
    expect(history.redo()).toBe('b');
    history.put('d');
    expect(history.canRedo).toBe(false);
    expect(history.undo()).toBe('b');
  });

  test('keeps so many states and no more', () => {
    const history = new History(0, 3);
    for (const state of [1, 2, 3, 4]) history.put(state);
    expect(history.undo()).toBe(3);
    expect(history.undo()).toBe(2);
    expect(history.canUndo).toBe(false);
  });
});

describe('borders', () => {
  test('cells that share a vertex touch each other', () => {
    const far = cell(3, [5, 5], [6, 5], [6, 6], [5, 6]);
    expect(touching([west, east, far], 1)).toEqual([2]);
    expect(touching([west, east, far], 3)).toEqual([]);
  });

  test('a vertex on the border of a neighbour becomes one of its vertices', () => {
    const half = cell(2, [1, 0], [2, 0], [2, 0.5], [1, 0.5]);
    const [first, second] = weld([west, half], new Set([2]));
    expect(ringOf(first)).toContainEqual([1, 0.5]);
    expect(second).toBe(half);
  });

  test('a vertex a centimetre beside a neighbour’s is drawn onto it, and the border fits', () => {
    const beside = cell(2, [1.0000001, 0], [2, 0], [2, 1], [0.9999999, 1]);
    const [first, second] = weld([west, beside], new Set([2]));
    expect(first).toBe(west);
    expect(ringOf(second)).toEqual([
      [1, 0],
      [2, 0],
      [2, 1],
      [1, 1],
      [1, 0],
    ]);
  });

  test('a vertex of the neighbour on the border of what was moved is taken over', () => {
    const tall = cell(3, [1, 0], [1, 2], [0.5, 2], [0.5, 1]);
    const noded = cell(2, [1, 0], [2, 0], [2, 1], [1, 1]);
    const [moved] = weld([tall, noded], new Set([3]));
    expect(ringOf(moved)).toContainEqual([1, 1]);
  });
});

describe('borders of more than two', () => {
  test('what lies a metre apart stays apart', () => {
    const apart = cell(2, [1.00001, 0], [2, 0], [2, 1], [1.00001, 1]);
    expect(weld([west, apart], new Set([2]))).toEqual([west, apart]);
  });

  test('a hole is welded like any border', () => {
    const hole: Position[] = [
      [0.2, 0.2],
      [0.8, 0.2],
      [0.8, 0.8],
      [0.2, 0.8],
      [0.2, 0.2],
    ];
    const around: Cell = { ...west, parts: [[ringOf(west), hole]] };
    const inner = cell(4, [0.2, 0.2], [0.5, 0.2], [0.8, 0.2], [0.8, 0.8], [0.2, 0.8]);
    const [welded] = weld([around, inner], new Set([4]));
    expect(welded?.parts[0]?.[1]).toContainEqual([0.5, 0.2]);
  });

  test('a gap goes first to whom it borders on longest, and to nobody far away', () => {
    const gap: Part = [
      [
        [1, 0],
        [1.2, 0.5],
        [1, 1],
        [1, 0],
      ],
    ];
    const right = cell(2, [1, 0], [2, 0], [2, 1], [1, 1], [1.2, 0.5]);
    const far = cell(3, [3, 3], [4, 3], [4, 4]);
    expect(borderingOn(gap, [far, west, right]).map((one) => one.number)).toEqual([2, 1]);
  });

  test('places lie on a lattice of seven decimals', () => {
    expect(snapped([106.78492123456, 39.65584349999])).toEqual([106.7849212, 39.6558435]);
  });
});

describe('the cells of a drawing', () => {
  test('come back as they went, a dedicated grid with its use, several parts as several', () => {
    const school: Cell = { ...east, kind: 'DEDICATED_GRID', use: 'SCHOOL', unitNo: 7 };
    const both: Cell = { ...west, number: 3, parts: [...west.parts, ...east.parts] };
    expect(cellsOf(collectionOf([west, school, both]))).toEqual([west, school, both]);
    expect(collectionOf([both]).features[0]?.geometry.type).toBe('MultiPolygon');
  });

  test('an ordinary grid has no use', () => {
    expect(collectionOf([{ ...west, use: 'PARK' }]).features[0]?.properties.use).toBeNull();
  });

  test('a new grid takes the number after the highest', () => {
    expect(nextNumber([])).toBe(1);
    expect(nextNumber([cell(7, [0, 0]), cell(3, [0, 0])])).toBe(8);
  });

  test('only what is changed becomes another object', () => {
    const [first, second] = withCell([west, east], 2, { name: '校园' });
    expect(first).toBe(west);
    expect(second).toEqual({ ...east, name: '校园' });
  });
});

describe('findings', () => {
  const place = { type: 'Polygon', coordinates: [] };
  const finding = (key: string, severity: Finding['severity'], where: Finding['where']): Finding => ({
    key,
    severity,
    text: key,
    grids: [],
    areaSquareMetres: 0,
    where,
  });

  test('errors come first, and only what lies somewhere has a number', () => {
    const list = numbered([
      finding('grids.households', 'WARNING', null),
      finding('grids.off-street', 'WARNING', place),
      finding('grids.gap', 'ERROR', place),
    ]);
    expect(list.map((one) => [one.key, one.sign])).toEqual([
      ['grids.gap', 1],
      ['grids.households', undefined],
      ['grids.off-street', 2],
    ]);
  });

  test('only a gap with its ground can be given away', () => {
    expect(isGap(finding('grids.gap', 'ERROR', place))).toBe(true);
    expect(isGap(finding('grids.gap', 'ERROR', null))).toBe(false);
    expect(isGap(finding('grids.overlap', 'ERROR', place))).toBe(false);
  });

  test('the bar of households ends within its frame, however many there are', () => {
    const limits = { fewestHouseholds: 200, mostHouseholds: 500 };
    expect(bar(5_000, limits, 5_000)).toEqual({ value: 100, from: 4, to: 10 });
    expect(bar(0, limits, 0).value).toBe(0);
  });
});

function listener() {
  const heard: string[] = [];
  return {
    heard,
    begun: () => heard.push('begun'),
    done: (answer: string) => heard.push(answer),
    failed: (error: unknown) => heard.push(String(error)),
  };
}

describe('the latest question', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is asked once after a rest, with what was last', async () => {
    const asked: string[] = [];
    const hearer = listener();
    const latest = new Latest(
      (question: string) => {
        asked.push(question);
        return Promise.resolve(`to ${question}`);
      },
      hearer,
      400,
    );
    latest.ask('a');
    await vi.advanceTimersByTimeAsync(300);
    latest.ask('b');
    await vi.advanceTimersByTimeAsync(399);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(['b']);
    expect(hearer.heard).toEqual(['begun', 'to b']);
  });

  test('puts an end to the one before, whose late answer is not heard', async () => {
    const hearer = listener();
    const signals: AbortSignal[] = [];
    const latest = new Latest(
      (question: string, signal: AbortSignal) => {
        signals.push(signal);
        return new Promise<string>((answer) => {
          setTimeout(() => {
            answer(question);
          }, 1_000);
        });
      },
      hearer,
      100,
    );
    latest.ask('slow');
    await vi.advanceTimersByTimeAsync(500);
    latest.ask('second');
    expect(signals[0]?.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(hearer.heard).toEqual(['begun', 'begun', 'second']);
  });

  test('a failure is told, an end is not', async () => {
    const hearer = listener();
    const latest = new Latest(() => Promise.reject(new Error('no network')), hearer, 10);
    latest.ask('a');
    await vi.advanceTimersByTimeAsync(20);
    latest.ask('b');
    latest.cancel();
    await vi.advanceTimersByTimeAsync(20);
    expect(hearer.heard).toEqual(['begun', 'Error: no network']);
  });
});
