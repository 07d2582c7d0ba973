import { fromLonLat, toLonLat } from 'ol/proj';
import type { Part, Position, Ring } from './model';
import { snapped } from './topology';

/**
 * Between degrees and the metres of the map. A vertex that comes back unmoved gets the very degrees it had, so that a
 * border stays the same for both neighbours.
 */
export class Ground {
  private readonly known = new Map<string, Position>();

  metres(place: Position): number[] {
    const at = fromLonLat(place);
    this.known.set(String(at.slice(0, 2)), place);
    return at;
  }

  degrees(at: number[]): Position {
    return this.known.get(String(at.slice(0, 2))) ?? snapped(toLonLat(at) as Position);
  }

  toMap(parts: readonly Part[]): number[][][][] {
    return parts.map((part) => part.map((ring) => ring.map((place) => this.metres(place))));
  }

  fromMap(parts: number[][][][]): Part[] {
    return parts.map((part) => part.map((ring): Ring => ring.map((at) => this.degrees(at))));
  }
}
