import { fill } from '../parts/text';

/** Menus that close, filters that send themselves, codes that copy themselves, the open tab in sight. */
export function deskControls(root: Document): void {
  for (const tab of root.querySelectorAll('.tabs > [aria-current]'))
    tab.scrollIntoView({ block: 'nearest', inline: 'center' });
  root.addEventListener('click', (event) => {
    const at = event.target as Element;
    closeMenus(root, at);
    const copied = at.closest<HTMLElement>('[data-copy]');
    if (copied) void copy(copied);
    const filled = at.closest<HTMLElement>('[data-fill]');
    if (filled && fillIn(root, filled)) event.preventDefault();
  });
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeMenus(root, undefined);
  });
  root.addEventListener('change', (event) => {
    const field = event.target as HTMLInputElement;
    if (field.form?.matches('[data-autosubmit]') && field.type !== 'search' && field.type !== 'text')
      field.form.requestSubmit();
  });
}

function closeMenus(root: Document, at: Element | undefined): void {
  for (const menu of root.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
    if (at && menu.contains(at)) continue;
    menu.open = false;
    if (!at) menu.querySelector('summary')?.focus();
  }
}

async function copy(button: HTMLElement): Promise<void> {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy ?? before);
  } catch {
    window.getSelection()?.selectAllChildren(button);
    return;
  }
  button.textContent = fill(button.dataset.textCopied);
  setTimeout(() => {
    button.textContent = before;
  }, 1500);
}

function fillIn(root: Document, link: HTMLElement): boolean {
  const field = root.querySelector<HTMLInputElement>(link.dataset.fill ?? '');
  if (!field) return false;
  field.value = link.dataset.value ?? '';
  root.querySelector<HTMLElement>(link.dataset.focus ?? '')?.focus();
  return true;
}
