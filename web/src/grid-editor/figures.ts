import type { Words } from '../parts/words';

const hectare = 10_000;

export function countText(count: number): string {
  return new Intl.NumberFormat(document.documentElement.lang || undefined).format(Math.round(count));
}

/** Square metres up to a hectare, then hectares with one decimal. */
export function areaText(squareMetres: number, words: Words): string {
  return squareMetres < hectare
    ? words.of('square-metres', { count: countText(squareMetres) })
    : words.of('hectares', { count: (squareMetres / hectare).toFixed(1) });
}
