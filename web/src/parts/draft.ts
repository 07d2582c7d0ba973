import { putValues, valuesOf, type Values } from './fields';

const key = (name: string): string => `linli.draft.${name}`;

/** What was typed stays in this tab until it is sent: a reload, the back button or an expired session lose nothing. */
export function drafts(root: Document): void {
  for (const done of root.querySelectorAll<HTMLElement>('[data-draft-clear]'))
    sessionStorage.removeItem(key(done.dataset.draftClear ?? ''));
  const answered = root.querySelector('[data-errors]') !== null;
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-draft]')) {
    const name = form.dataset.draft ?? '';
    if (!answered) putValues(form, read(name), true);
    const keep = (): void => {
      try {
        sessionStorage.setItem(key(name), JSON.stringify({ ...read(name), ...valuesOf(form) }));
      } catch {
        // A full or forbidden store must not disturb who is typing.
      }
    };
    form.addEventListener('input', keep);
    form.addEventListener('change', keep);
  }
}

function read(name: string): Values {
  try {
    return JSON.parse(sessionStorage.getItem(key(name)) ?? '{}') as Values;
  } catch {
    return {};
  }
}
