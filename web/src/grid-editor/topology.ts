import type { Cell, Part, Position, Ring } from './model';

/** Two centimetres in degrees: what lies nearer is meant to be the same. */
const near = 2e-7;
/** How far from a border a gap may end that runs along it, in degrees (half a metre). */
const along = 5e-6;

/** Places lie on a lattice of seven decimals, as on the server. */
export function snapped([lon, lat]: Position): Position {
  return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
}

type Box = [number, number, number, number];

export function boxOf(parts: readonly Part[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of parts)
    for (const [lon, lat] of part[0] ?? []) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  return box;
}

function meet(a: Box, b: Box, reach: number): boolean {
  return a[0] - reach <= b[2] && b[0] - reach <= a[2] && a[1] - reach <= b[3] && b[1] - reach <= a[3];
}

function ringsOf(parts: readonly Part[]): readonly Ring[] {
  return parts.flat();
}

/** The square of the distance to a stretch, and whether its nearest place lies between the ends. */
function toStretch([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): { squared: number; isBetween: boolean } {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
  const at = Math.min(1, Math.max(0, t));
  return { squared: (ax + at * (bx - ax) - x) ** 2 + (ay + at * (by - ay) - y) ** 2, isBetween: t > 0 && t < 1 };
}

/** The straight stretches of a ring; `at` is where the end stands in it. */
function stretches(ring: Ring): { start: Position; end: Position; at: number }[] {
  return ring.flatMap((end, at) => {
    const start = ring[at - 1];
    return start ? [{ start, end, at }] : [];
  });
}

/**
 * Joins borders that meet: a vertex of a changed cell that lies on a vertex of another cell becomes that one, and where
 * a vertex lies on the border of the other, that border gets the vertex too. Only then do both move together later.
 */
export function weld(cells: readonly Cell[], changed: ReadonlySet<number>): Cell[] {
  const made = [...cells];
  for (const number of changed)
    for (const other of cells) {
      if (other.number === number) continue;
      const at = made.findIndex((cell) => cell.number === number);
      const otherAt = made.findIndex((cell) => cell.number === other.number);
      const [mine, theirs] = joined(made[at], made[otherAt]);
      if (mine) made[at] = mine;
      if (theirs) made[otherAt] = theirs;
    }
  return made;
}

function joined(mine: Cell | undefined, theirs: Cell | undefined): [Cell | undefined, Cell | undefined] {
  if (!mine || !theirs || !meet(boxOf(mine.parts), boxOf(theirs.parts), near)) return [mine, theirs];
  const moved = onto(mine, theirs);
  const noded = withVertices(theirs, moved);
  return [withVertices(moved, noded), noded];
}

/** The cell with its vertices moved onto the nearest vertex of the other, where one lies near. */
function onto(cell: Cell, other: Cell): Cell {
  const box = boxOf(cell.parts);
  const places = ringsOf(other.parts).flatMap((ring) => ring.filter((place) => isWithin(box, place)));
  return mapped(cell, (ring) => {
    const moved = ring.map((place) => places.find((one) => isNear(one, place)) ?? place);
    return moved.some((place, at) => String(place) !== String(ring[at])) ? moved : ring;
  });
}

/** The cell itself where no ring becomes another. */
function mapped(cell: Cell, change: (ring: Ring) => Ring): Cell {
  const parts = cell.parts.map((part) => part.map(change));
  const isSame = parts.every((part, i) => part.every((ring, j) => ring === cell.parts[i]?.[j]));
  return isSame ? cell : { ...cell, parts };
}

function isNear(a: Position, b: Position): boolean {
  return Math.abs(a[0] - b[0]) <= near && Math.abs(a[1] - b[1]) <= near;
}

function isWithin(box: Box, [lon, lat]: Position): boolean {
  return meet(box, [lon, lat, lon, lat], near);
}

/** The cell with the vertices of the other that lie on its border. */
function withVertices(cell: Cell, other: Cell): Cell {
  const box = boxOf(cell.parts);
  const places = ringsOf(other.parts).flatMap((ring) => ring.filter((place) => isWithin(box, place)));
  return mapped(cell, (ring) =>
    places.filter((place) => !ring.some((own) => isNear(own, place)) && isOn(ring, place, near)).reduce(insert, ring),
  );
}

function isOn(ring: Ring, place: Position, reach: number): boolean {
  return stretches(ring).some(({ start, end }) => toStretch(place, start, end).squared <= reach * reach);
}

function insert(ring: Ring, place: Position): Ring {
  let best = { squared: Infinity, at: 0 };
  for (const { start, end, at } of stretches(ring)) {
    const { squared, isBetween } = toStretch(place, start, end);
    if (isBetween && squared < best.squared) best = { squared, at };
  }
  // Another one of the new vertices may have been it already.
  if (best.at === 0 || ring.some((own) => isNear(own, place))) return ring;
  return [...ring.slice(0, best.at), place, ...ring.slice(best.at)];
}

/** The cells that a surface borders on, the one with the longest common border first. */
export function borderingOn(surface: Part, cells: readonly Cell[]): Cell[] {
  const ring = surface[0] ?? [];
  const box = boxOf([surface]);
  return cells
    .filter((cell) => meet(boxOf(cell.parts), box, along))
    .map((cell) => ({ cell, length: commonLength(ring, cell) }))
    .filter(({ length }) => length > 0)
    .sort((left, right) => right.length - left.length)
    .map(({ cell }) => cell);
}

/** How much of a ring runs along a cell: the stretches whose middle and one end lie at its border. */
function commonLength(ring: Ring, cell: Cell): number {
  const isAlong = (place: Position): boolean => ringsOf(cell.parts).some((own) => isOn(own, place, along));
  return stretches(ring)
    .filter(
      ({ start, end }) =>
        isAlong([(start[0] + end[0]) / 2, (start[1] + end[1]) / 2]) && (isAlong(start) || isAlong(end)),
    )
    .reduce((sum, { start, end }) => sum + Math.hypot(end[0] - start[0], end[1] - start[1]), 0);
}

/** The numbers of the cells that have a vertex in common with one of them. */
export function touching(cells: readonly Cell[], number: number): number[] {
  const own = cells.find((cell) => cell.number === number);
  const places = new Set(ringsOf(own?.parts ?? []).flatMap((ring) => ring.map(String)));
  return cells
    .filter((cell) => cell.number !== number)
    .filter((cell) => ringsOf(cell.parts).some((ring) => ring.some((place) => places.has(String(place)))))
    .map((cell) => cell.number);
}
