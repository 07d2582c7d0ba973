// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { linesOf, listed } from '../src/grid-editor/finding-lines';
import { numbered, type Finding } from '../src/grid-editor/report';

function finding(key: string, severity: Finding['severity'], where: Finding['where']): Finding {
  return { key, severity, text: key, grids: [], areaSquareMetres: 0, where };
}

test('each line of the list leads to the finding of its number and stays marked', () => {
  const place = { type: 'Point', coordinates: [106, 39] };
  const findings = numbered([
    finding('grids.old-ground', 'ERROR', null),
    finding('grids.gap', 'ERROR', place),
    finding('grids.few-streets', 'WARNING', place),
  ]);
  document.body.innerHTML =
    '<ol><li>a</li><li><button data-finding="1">b</button></li><li><button data-finding="2">c</button></li></ol>';
  const list = document.querySelector('ol') as HTMLElement;
  const visited: string[] = [];
  linesOf(list, findings, ({ key }) => visited.push(key));
  const [first, second] = list.querySelectorAll('button');

  second?.click();
  first?.click();

  expect(visited).toEqual(['grids.few-streets', 'grids.gap']);
  expect(first?.getAttribute('aria-pressed')).toBe('true');
  expect(second?.getAttribute('aria-pressed')).toBe('false');
});

test('of very many findings those with a line are shown', () => {
  const place = { type: 'Point', coordinates: [106, 39] };
  const findings = numbered([finding('grids.gap', 'ERROR', place), finding('grids.few-streets', 'WARNING', place)]);
  document.body.innerHTML = '<ol><li><button data-finding="1">a</button></li></ol>';

  expect(listed(document.querySelector('ol') as HTMLElement, findings).map(({ key }) => key)).toEqual(['grids.gap']);
});
