import { element, icon } from '../parts/element';
import type { Words } from '../parts/words';

/** The places that the editor writes into itself. */
export interface Rooms {
  map: HTMLElement;
  hint: HTMLElement;
  state: HTMLElement;
  count: HTMLElement;
}

interface Parts {
  parts: Record<'bar' | 'save' | 'notice' | 'details' | 'findings' | 'list', HTMLElement>;
}

/** Tools on top, the map, and beside it the chosen grid, what was found, and all grids. */
export function layout(box: HTMLElement, words: Words, { parts }: Parts, isOpen: boolean): Rooms {
  const map = element('div', {
    class: 'map grid-editor__map',
    tabindex: '0',
    role: 'application',
    'aria-label': words.of('label'),
  });
  const hint = element('p', { class: 'small muted', role: 'status' }, words.of(isOpen ? 'select-how' : 'read-only'));
  const state = element('span', { role: 'status' });
  const count = element('span', { class: 'small muted' });
  const list = element(
    'section',
    { class: 'card card--pad grid-editor__grids' },
    element('div', { class: 'card__title' }, element('h2', {}, words.of('grids')), count),
    parts.list,
  );
  const phone = element('p', { class: 'flash grid-editor__phone' }, icon('info'), words.of('phone'));
  box.replaceChildren(
    ...(isOpen ? [phone, parts.bar] : []),
    element('div', { class: 'grid-editor__line' }, hint, ...(isOpen ? [state, parts.save] : [])),
    parts.notice,
    element(
      'div',
      { class: 'grid-editor__body' },
      map,
      element('div', { class: 'grid-editor__side' }, parts.details, parts.findings, list),
    ),
  );
  return { map, hint, state, count };
}
