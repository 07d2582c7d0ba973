import { button, element } from '../parts/element';
import type { Words } from '../parts/words';
import { bar, type GridFigures, type Limits } from './report';
import type { Cell } from './model';
import { areaText, countText } from './figures';

const space = 'http://www.w3.org/2000/svg';

/** The grids as a list: number, name, households against the limits, area. */
export class CellList {
  readonly box = element('ol', { class: 'picks' });
  private readonly rows = new Map<number, HTMLButtonElement>();
  private drawn: readonly Cell[] = [];
  private figures: readonly GridFigures[] | undefined;

  constructor(
    private readonly words: Words,
    private readonly limits: Limits,
    private readonly pick: (number: number, isMore: boolean) => void,
  ) {}

  show(cells: readonly Cell[], figures: readonly GridFigures[] | undefined, chosen: ReadonlySet<number>): void {
    if (cells !== this.drawn || figures !== this.figures) this.draw(cells, figures);
    for (const [number, row] of this.rows) row.setAttribute('aria-pressed', String(chosen.has(number)));
  }

  /** Within the list: the page stays where it is. */
  scrollTo(number: number): void {
    const row = this.rows.get(number);
    if (!row) return;
    const above = row.getBoundingClientRect().top - this.box.getBoundingClientRect().top;
    const below = above + row.offsetHeight - this.box.clientHeight;
    if (above < 0) this.box.scrollTop += above;
    else if (below > 0) this.box.scrollTop += below;
  }

  private draw(cells: readonly Cell[], figures: readonly GridFigures[] | undefined): void {
    const focused = [...this.rows].find(([, row]) => row === document.activeElement)?.[0];
    this.drawn = cells;
    this.figures = figures;
    this.rows.clear();
    const byNumber = new Map(figures?.map((one) => [one.number, one]));
    const most = Math.max(0, ...(figures ?? []).map((one) => one.households ?? 0));
    for (const cell of [...cells].sort((left, right) => left.number - right.number))
      this.rows.set(cell.number, this.row(cell, byNumber.get(cell.number), most));
    this.box.replaceChildren(...[...this.rows.values()].map((row) => element('li', {}, row)));
    if (focused !== undefined) this.rows.get(focused)?.focus({ preventScroll: true });
  }

  private row(cell: Cell, figures: GridFigures | undefined, most: number): HTMLButtonElement {
    const row = button('picks__item', () => undefined);
    row.addEventListener('click', ({ shiftKey, ctrlKey, metaKey }) => {
      this.pick(cell.number, shiftKey || ctrlKey || metaKey);
    });
    row.append(
      element('span', { class: 'badge grid-editor__number' }, String(cell.number)),
      element(
        'span',
        { class: 'grow' },
        element('span', { class: 'grid-editor__name' }, cell.name),
        element(
          'small',
          { class: 'muted' },
          this.kind(cell),
          figures ? areaText(figures.areaSquareMetres, this.words) : '',
        ),
      ),
      this.households(cell, figures, most),
    );
    return row;
  }

  private kind(cell: Cell): string {
    if (cell.kind === 'GRID') return '';
    const use = cell.use ? this.words.of(`use-${cell.use.toLowerCase()}`) : '';
    return `${[this.words.of('kind-dedicated'), use].filter(Boolean).join(' · ')} · `;
  }

  private households(cell: Cell, figures: GridFigures | undefined, most: number): HTMLElement {
    const count = figures?.households ?? null;
    if (count === null) return element('span', { class: 'grid-editor__households' });
    const word =
      cell.kind === 'GRID' && figures?.inRange === false ? (count > this.limits.mostHouseholds ? 'many' : 'few') : '';
    return element(
      'span',
      { class: `grid-editor__households${word ? ' is-soon' : ''}` },
      element(
        'span',
        { class: 'small' },
        this.words.of('households', { count: countText(count) }),
        word ? ` ${this.words.of(word)}` : '',
      ),
      this.bar(count, most, word !== ''),
    );
  }

  /** The span that is wanted, and how far the households go. */
  private bar(count: number, most: number, isBeside: boolean): Element {
    const { value, from, to } = bar(count, this.limits, most);
    const svg = document.createElementNS(space, 'svg');
    svg.setAttribute('class', isBeside ? 'range-bar range-bar--soon' : 'range-bar');
    svg.setAttribute('viewBox', '0 0 100 8');
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('aria-hidden', 'true');
    svg.append(stripe('range-bar__span', from, to - from, 0, 8), stripe('range-bar__value', 0, value, 2, 4));
    return svg;
  }
}

function stripe(className: string, x: number, width: number, y: number, height: number): Element {
  const rect = document.createElementNS(space, 'rect');
  const values = { class: className, x, y, width: Math.max(0, width), height };
  for (const [name, value] of Object.entries(values)) rect.setAttribute(name, String(value));
  return rect;
}
