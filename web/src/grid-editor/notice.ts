import { button, element, icon } from '../parts/element';

/** One line above the map: what was refused, what was done, or a choice. */
export class Notice {
  readonly box = element('div', { class: 'grid-editor__notice' });

  clear(): void {
    this.box.replaceChildren();
  }

  refuse(text: string): void {
    this.put('late', 'alert', text);
  }

  tell(text: string, more: readonly string[]): void {
    const list =
      more.length > 0
        ? element('ul', { class: 'list small' }, ...more.map((one) => element('li', {}, one)))
        : undefined;
    this.put('ok', 'info', text, list);
  }

  offer(text: string, choices: readonly (readonly [string, () => void])[]): void {
    const row = element('div', { class: 'acts acts--row' });
    for (const [name, act] of choices)
      row.append(
        button(
          'btn btn--small',
          () => {
            act();
          },
          name,
        ),
      );
    this.put('soon', 'info', text, row);
  }

  private put(tone: string, picture: string, text: string, more?: HTMLElement): void {
    const content = element('div', { class: 'stack stack--tight' }, element('p', {}, text), more);
    this.box.replaceChildren(
      element(
        'div',
        { class: `flash flash--${tone}`, role: tone === 'late' ? 'alert' : 'status' },
        icon(picture),
        content,
      ),
    );
  }
}
