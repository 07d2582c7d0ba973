import { button, element } from '../parts/element';
import type { Words } from '../parts/words';
import { uses, type Cell, type Kind, type Use } from './model';

const longestName = 60;

/** The fields of the one chosen grid, or what can be done with several. */
export class Details {
  readonly box = element('section', { class: 'card card--pad grid-editor__details' });
  private shown: Cell | undefined;
  private readonly name = element('input', { class: 'input', id: 'grid-name', maxlength: String(longestName) });
  private readonly kind = element('select', { class: 'input', id: 'grid-kind' });
  private readonly use = element('select', { class: 'input', id: 'grid-use' });

  constructor(
    private readonly words: Words,
    private readonly change: (number: number, change: Partial<Cell>) => void,
    private readonly goTo: (number: number) => void,
  ) {
    this.name.autocomplete = 'off';
    for (const kind of ['GRID', 'DEDICATED_GRID'])
      this.kind.append(element('option', { value: kind }, words.of(kind === 'GRID' ? 'kind-grid' : 'kind-dedicated')));
    for (const use of uses) this.use.append(element('option', { value: use }, words.of(`use-${use.toLowerCase()}`)));
    this.name.addEventListener('change', () => {
      const name = this.name.value.trim();
      if (name) this.tell({ name });
      else this.name.value = this.shown?.name ?? '';
    });
    this.kind.addEventListener('change', () => {
      const kind = this.kind.value as Kind;
      this.tell({ kind, use: kind === 'DEDICATED_GRID' ? (this.shown?.use ?? 'OTHER') : null });
    });
    this.use.addEventListener('change', () => {
      this.tell({ use: this.use.value as Use });
    });
  }

  private tell(change: Partial<Cell>): void {
    if (this.shown) this.change(this.shown.number, change);
  }

  show(chosen: readonly Cell[], isEditable: boolean): void {
    const [cell, ...more] = chosen;
    if (!cell || more.length > 0) {
      this.shown = undefined;
      const text = cell ? this.words.of('chosen', { count: chosen.length }) : this.words.of('none-chosen');
      this.box.replaceChildren(element('p', { class: 'muted' }, text));
      return;
    }
    if (cell === this.shown && this.name.disabled !== isEditable) return;
    const isSame = cell.number === this.shown?.number && this.box.contains(this.name);
    this.shown = cell;
    this.fill(cell, isEditable);
    if (!isSame) this.lay(cell);
  }

  private fill(cell: Cell, isEditable: boolean): void {
    this.name.value = cell.name;
    this.kind.value = cell.kind;
    this.use.value = cell.use ?? 'OTHER';
    this.use.closest<HTMLElement>('.field')?.toggleAttribute('hidden', cell.kind === 'GRID');
    for (const field of [this.name, this.kind, this.use]) field.disabled = !isEditable;
  }

  private lay(cell: Cell): void {
    const use = this.field('use', this.use);
    use.hidden = cell.kind === 'GRID';
    this.box.replaceChildren(
      element(
        'div',
        { class: 'card__title' },
        element('h2', {}, this.words.of('number', { number: cell.number })),
        button(
          'btn btn--quiet btn--small push',
          () => {
            this.goTo(cell.number);
          },
          this.words.of('zoom-there'),
        ),
      ),
      element(
        'div',
        { class: 'grid-editor__fields' },
        this.field('name', this.name),
        this.field('kind', this.kind),
        use,
      ),
    );
  }

  private field(name: string, control: HTMLElement): HTMLElement {
    return element('div', { class: 'field' }, element('label', { for: control.id }, this.words.of(name)), control);
  }
}
