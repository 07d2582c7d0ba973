import type { Numbered } from './report';

/** Lets the lines of a list, each with the number of its finding, lead to the places; the last one chosen stays marked. */
export function linesOf(list: HTMLElement, findings: readonly Numbered[], goTo: (finding: Numbered) => void): void {
  const lines = [...list.querySelectorAll<HTMLElement>('[data-finding]')];
  for (const line of lines)
    line.addEventListener('click', () => {
      const finding = findings.find(({ sign }) => String(sign) === line.dataset.finding);
      if (!finding) return;
      for (const other of lines) other.setAttribute('aria-pressed', String(other === line));
      goTo(finding);
    });
}

/** Those that the list has a line for; a list of very many leaves some out. */
export function listed(list: HTMLElement, findings: readonly Numbered[]): Numbered[] {
  const signs = new Set([...list.querySelectorAll<HTMLElement>('[data-finding]')].map((line) => line.dataset.finding));
  return findings.filter(({ sign }) => signs.has(String(sign)));
}
