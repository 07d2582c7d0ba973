/** Small services of every page: printing, and the reader led to what went wrong. */
export function pageServices(root: Document): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      window.print();
    });
  }
  root.querySelector<HTMLElement>('[data-errors]')?.focus();
}
