// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { putValues, valuesOf } from '../src/parts/fields';

function form(html: string): HTMLFormElement {
  document.body.innerHTML = `<form>${html}</form>`;
  const element = document.querySelector('form');
  if (!element) throw new Error('no form');
  return element;
}

const report = `
  <input type="hidden" name="_csrf" value="secret">
  <input type="password" name="password" value="secret">
  <input type="radio" name="subject" value="lamp"><input type="radio" name="subject" value="road" checked>
  <input type="checkbox" name="publish" value="1">
  <textarea name="text">三盏灯不亮</textarea>`;

test('what a person typed and ticked is kept, secrets are not', () => {
  expect(valuesOf(form(report))).toEqual({ subject: ['road'], publish: [], text: ['三盏灯不亮'] });
});

test('values come back into an empty form', () => {
  const empty = form(report.replace('三盏灯不亮', '').replace(' checked', ''));
  putValues(empty, { subject: ['lamp'], publish: ['1'], text: ['井盖丢了'] }, true);
  expect(valuesOf(empty)).toEqual({ subject: ['lamp'], publish: ['1'], text: ['井盖丢了'] });
});

test('a text that the server wrote is left alone when put back gently', () => {
  const written = form(report);
  putValues(written, { text: ['旧的'] }, true);
  expect(valuesOf(written).text).toEqual(['三盏灯不亮']);
  putValues(written, { text: ['旧的'] }, false);
  expect(valuesOf(written).text).toEqual(['旧的']);
});
