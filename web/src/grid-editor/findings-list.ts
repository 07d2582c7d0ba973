import { button, element, icon } from '../parts/element';
import type { Words } from '../parts/words';
import { partsOf, type Cell, type Part } from './model';
import { isGap, type Numbered, type Report } from './report';
import { borderingOn } from './topology';

/** What the findings lead to. */
export interface FindingActs {
  goTo: (finding: Numbered) => void;
  fill: (gap: Part, number: number | null) => void;
}

export type CheckState = 'checking' | 'known' | 'unreachable' | 'refused';

/** The findings, each with icon, word and the number it has on the map; a gap can be given away. */
export class FindingsList {
  readonly box: HTMLElement;
  private readonly head = element('p', { class: 'grid-editor__verdict', role: 'status' });
  private readonly list = element('ol', { class: 'picks' });

  constructor(
    private readonly words: Words,
    private readonly acts: FindingActs,
  ) {
    this.box = element(
      'section',
      { class: 'card card--pad grid-editor__findings' },
      element('h2', { class: 'card__title' }, words.of('findings')),
      this.head,
      this.list,
    );
  }

  say(state: CheckState, report: Report | undefined, detail = ''): void {
    if (state === 'known' && report) {
      const text = report.publishable
        ? this.words.of(report.warnings > 0 ? 'sound-but' : 'sound', { count: report.warnings })
        : this.words.of('unsound', { errors: report.errors, warnings: report.warnings });
      this.head.className = `grid-editor__verdict chip chip--${report.publishable ? 'ok' : 'late'}`;
      this.head.replaceChildren(icon(report.publishable ? 'done' : 'alert'), text);
    } else {
      this.head.className = `grid-editor__verdict chip${state === 'checking' ? '' : ' chip--soon'}`;
      this.head.replaceChildren(icon(state === 'checking' ? 'clock' : 'alert'), detail || this.words.of(state));
    }
    this.list.classList.toggle('is-old', state !== 'known');
  }

  show(findings: readonly Numbered[], cells: readonly Cell[], isEditable: boolean): void {
    this.list.replaceChildren(...findings.map((finding) => this.item(finding, cells, isEditable)));
  }

  private item(finding: Numbered, cells: readonly Cell[], isEditable: boolean): HTMLElement {
    const isError = finding.severity === 'ERROR';
    const line = button(
      'picks__item',
      () => {
        for (const other of this.list.querySelectorAll('.picks__item')) other.setAttribute('aria-pressed', 'false');
        line.setAttribute('aria-pressed', 'true');
        this.acts.goTo(finding);
      },
      element(
        'span',
        { class: `chip chip--${isError ? 'late' : 'soon'}` },
        icon(isError ? 'alert' : 'info'),
        this.words.of(isError ? 'error' : 'warning'),
        finding.sign === undefined ? '' : element('b', {}, String(finding.sign)),
      ),
      element('span', { class: 'grow' }, finding.text),
    );
    const [gap] = partsOf(finding.where);
    return element('li', {}, line, isEditable && gap && isGap(finding) ? this.fill(gap, cells) : undefined);
  }

  private fill(gap: Part, cells: readonly Cell[]): HTMLElement {
    const near = borderingOn(gap, cells);
    const choice = element('select', { class: 'input', 'aria-label': this.words.of('fill-choice') });
    for (const cell of near.length > 0 ? near : cells)
      choice.append(element('option', { value: String(cell.number) }, cell.name));
    const give = button(
      'btn btn--small',
      () => {
        this.acts.fill(gap, Number(choice.value));
      },
      this.words.of('fill'),
    );
    const make = button(
      'btn btn--small',
      () => {
        this.acts.fill(gap, null);
      },
      this.words.of('fill-new'),
    );
    return element('div', { class: 'grid-editor__fill' }, choice, give, make);
  }
}
