import { trigger } from './partial';

const wide = '(min-width: 961px)';

export function rowList(root: Document): HTMLElement[] {
  return Array.from(root.querySelectorAll<HTMLElement>('[data-rows] [data-row]'));
}

export function openLink(row: HTMLElement): HTMLAnchorElement | null {
  return row.querySelector<HTMLAnchorElement>('[data-open]');
}

/** Marks a row and asks for its preview. */
export function select(row: HTMLElement): void {
  for (const other of rowList(row.ownerDocument)) {
    other.classList.remove('is-on');
    other.removeAttribute('aria-current');
  }
  row.classList.add('is-on');
  row.setAttribute('aria-current', 'true');
  if (row.hasAttribute('hx-get') && window.matchMedia(wide).matches) trigger(row, 'row:select');
}

/** A click anywhere on a row shows its preview, or opens it where there is no room or no preview. */
export function rows(root: Document): void {
  root.addEventListener('click', (event) => {
    const at = event.target as Element;
    const row = at.closest<HTMLElement>('[data-rows] [data-row]');
    if (!row || at.closest('a, button, input, select, label, summary')) return;
    if (window.getSelection()?.toString()) return;
    if (row.hasAttribute('hx-get') && window.matchMedia(wide).matches) select(row);
    else openLink(row)?.click();
  });
}
