import { openLink, rowList, select } from './rows';

/** `/` search, `j` `k` move, `Enter` open, `?` help. Silent while someone types. */
export function keyboard(root: Document): void {
  root.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(event.target as Element) || root.querySelector('dialog[open]')) return;
    if (act(root, event.key, event.target as Element)) event.preventDefault();
  });
}

function isTyping(at: Element): boolean {
  return at.closest('input, textarea, select, [contenteditable]') !== null;
}

function act(root: Document, key: string, at: Element): boolean {
  switch (key) {
    case '/':
      return search(root);
    case 'j':
      return move(root, 1);
    case 'k':
      return move(root, -1);
    case 'Enter':
      return open(root, at);
    case '?':
      return help(root);
    default:
      return false;
  }
}

function search(root: Document): boolean {
  const input = root.querySelector<HTMLInputElement>('[data-key="/"]');
  input?.focus();
  input?.select();
  return input !== null;
}

function move(root: Document, step: number): boolean {
  const list = rowList(root);
  const now = list.findIndex((row) => row.classList.contains('is-on'));
  const next = list[now < 0 ? 0 : Math.min(Math.max(now + step, 0), list.length - 1)];
  if (!next) return false;
  select(next);
  openLink(next)?.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

function open(root: Document, at: Element): boolean {
  if (at.closest('a, button, summary, [tabindex]')) return false;
  const row = rowList(root).find((each) => each.classList.contains('is-on'));
  const link = row && openLink(row);
  link?.click();
  return Boolean(link);
}

function help(root: Document): boolean {
  const dialog = root.querySelector<HTMLDialogElement>('dialog[data-help]');
  dialog?.showModal();
  return dialog !== null;
}
