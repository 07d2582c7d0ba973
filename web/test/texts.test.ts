import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const source = resolve(import.meta.dirname, '../src');

test.each(readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')))(
  '%s brings no text of its own to the screen',
  (name) => {
    const code = readFileSync(resolve(source, name), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
    expect(code).not.toMatch(/\p{Script=Han}/u);
  },
);
