import { check, type Proof } from './receipt/check';
import { say, show } from './receipt/show';

/** Verifies the proof in the page by the reader's own browser, step by step. */
async function verify(box: HTMLElement): Promise<void> {
  const source = box.querySelector('script[type="application/json"]');
  try {
    show(box, await check(JSON.parse(source?.textContent ?? '') as Proof));
  } catch {
    say(box, 'late', box.dataset.textUnreadable ?? '');
  }
}

for (const box of document.querySelectorAll<HTMLElement>('[data-receipt]')) {
  if ('subtle' in crypto) void verify(box);
  else say(box, 'soon', box.dataset.textInsecure ?? '');
}
