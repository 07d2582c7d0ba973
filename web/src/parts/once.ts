/** A form that is on its way is not sent a second time. The server still checks: this only spares a surprise. */
export function sendOnce(root: Document): void {
  root.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || !form.matches('[data-once]')) return;
    if (form.dataset.sent !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = '';
    for (const button of submitButtons(form)) button.setAttribute('aria-busy', 'true');
  });
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    for (const form of root.querySelectorAll<HTMLFormElement>('form[data-sent]')) release(form);
  });
}

export function release(form: HTMLFormElement): void {
  delete form.dataset.sent;
  for (const button of submitButtons(form)) button.removeAttribute('aria-busy');
}

function submitButtons(form: HTMLFormElement): HTMLButtonElement[] {
  return Array.from(form.querySelectorAll<HTMLButtonElement>('button:not([type]), button[type=submit]'));
}
