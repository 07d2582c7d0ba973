import { fill } from '../parts/text';
import { hex } from './bytes';
import type { Findings } from './check';

type State = 'ok' | 'late' | 'soon';

/** Draws the findings into the page, every sentence from the page's own texts. */
export function show(box: HTMLElement, found: Findings): void {
  const text = box.dataset;
  const steps = [step('ok', text.textLeaf, found.leaf)];
  for (const { neighbour, side, hash } of found.way)
    steps.push(
      step('ok', side === 'left' ? text.textLeft : text.textRight, hex(hash), { neighbour: short(hex(neighbour)) }),
    );
  steps.push(step(found.isIncluded ? 'ok' : 'late', found.isIncluded ? text.textRoot : text.textRootWrong, found.root));
  const signature = {
    signed: ['ok', text.textSigned],
    'not-signed': ['late', text.textNotSigned],
    unsupported: ['soon', text.textUnsupported],
  } as const;
  const [state, said] = signature[found.signature];
  steps.push(step(state, said, found.origin));
  box.querySelector('[data-receipt-steps]')?.replaceChildren(...steps);
  conclude(box, found);
}

function conclude(box: HTMLElement, found: Findings): void {
  const state =
    !found.isIncluded || found.signature === 'not-signed' ? 'late' : found.signature === 'signed' ? 'ok' : 'soon';
  const { textOk, textWrong, textHalf } = box.dataset;
  const texts = { ok: textOk, late: textWrong, soon: textHalf };
  say(box, state, fill(texts[state], { size: String(found.size), steps: found.way.length }));
}

export function say(box: HTMLElement, state: State, sentence: string): void {
  const verdict = box.querySelector('[data-receipt-verdict]');
  if (!verdict) return;
  verdict.className = `flash flash--${state}`;
  verdict.textContent = sentence;
}

function step(state: State, text: string | undefined, value: string, values: Record<string, string> = {}): HTMLElement {
  const item = document.createElement('li');
  item.className = state === 'ok' ? 'timeline__item' : `timeline__item is-${state === 'late' ? 'late' : 'back'}`;
  const head = document.createElement('div');
  head.className = 'timeline__head';
  head.textContent = fill(text, values);
  const code = document.createElement('code');
  code.className = 'mono small muted';
  code.textContent = value;
  item.append(head, code);
  return item;
}

function short(hash: string): string {
  return `${hash.slice(0, 8)}…`;
}
