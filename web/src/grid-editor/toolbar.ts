import { button, element, icon } from '../parts/element';
import type { Words } from '../parts/words';
import { tools, type Tool } from './tools';

/** What the buttons do. */
export interface Commands {
  use: (tool: Tool) => void;
  remove: () => void;
  undo: () => void;
  redo: () => void;
  repair: () => void;
  save: () => void;
  together: (isOn: boolean) => void;
  snapping: (isOn: boolean) => void;
}

/** What can be done now. */
export interface Abilities {
  edit: boolean;
  undo: boolean;
  redo: boolean;
  chosen: number;
  save: boolean;
  busy: boolean;
}

const icons: Record<Tool, string> = {
  select: 'pointer',
  border: 'border',
  draw: 'pen',
  split: 'split',
  merge: 'merge',
};

/** The row of tools. */
export class Toolbar {
  readonly box: HTMLElement;
  private readonly tools = new Map<Tool, HTMLButtonElement>();
  private readonly remove: HTMLButtonElement;
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;
  private readonly repair: HTMLButtonElement;
  readonly save: HTMLButtonElement;

  constructor(
    private readonly words: Words,
    commands: Commands,
  ) {
    for (const tool of tools)
      this.tools.set(
        tool,
        this.button(icons[tool], tool, () => {
          commands.use(tool);
        }),
      );
    this.remove = this.button('bin', 'remove', commands.remove);
    this.undo = this.button('undo', 'undo', commands.undo, 'Ctrl+Z');
    this.redo = this.button('redo', 'redo', commands.redo, 'Ctrl+Y');
    this.repair = this.button('tool', 'repair', commands.repair);
    this.save = this.button('check', 'save', commands.save, 'Ctrl+S');
    this.save.classList.add('btn--primary');
    this.box = element(
      'div',
      { class: 'grid-editor__bar' },
      this.group('tools', [...this.tools.values(), this.remove]),
      this.group('steps', [this.undo, this.redo, this.repair]),
      element(
        'div',
        { class: 'grid-editor__switches' },
        this.check('together', commands.together),
        this.check('snapping', commands.snapping),
      ),
    );
  }

  private button(picture: string, name: string, act: () => void, keys?: string): HTMLButtonElement {
    const made = button('btn btn--small', act, icon(picture), this.words.of(name));
    made.title = [this.words.of(`${name}-hint`), keys].filter(Boolean).join(' · ');
    if (keys) made.setAttribute('aria-keyshortcuts', keys.replace('Ctrl', 'Control'));
    return made;
  }

  private group(name: string, buttons: HTMLElement[]): HTMLElement {
    return element(
      'div',
      { class: 'grid-editor__tools', role: 'group', 'aria-label': this.words.of(name) },
      ...buttons,
    );
  }

  private check(name: string, act: (isOn: boolean) => void): HTMLElement {
    const box = element('input', { type: 'checkbox', checked: true });
    box.addEventListener('change', () => {
      act(box.checked);
    });
    return element('label', { class: 'check' }, box, element('span', {}, this.words.of(name)));
  }

  show(tool: Tool, able: Abilities): void {
    for (const [name, made] of this.tools) {
      made.setAttribute('aria-pressed', String(name === tool));
      made.disabled = !able.edit || able.busy;
    }
    this.remove.disabled = !able.edit || able.busy || able.chosen === 0;
    this.repair.disabled = !able.edit || able.busy;
    this.undo.disabled = !able.undo || able.busy;
    this.redo.disabled = !able.redo || able.busy;
    this.save.disabled = !able.save || able.busy;
  }
}
