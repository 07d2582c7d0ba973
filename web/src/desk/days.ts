import { fill } from '../parts/text';
import { load } from './partial';
import { yearMarks } from './years';

const restMs = 200;
/** Sliders over the days on which the structure changed: what is below shows the day while it is moved. */
export function daySliders(root: Document): void {
  for (const box of root.querySelectorAll<HTMLElement>('[data-days]')) {
    const slider = box.querySelector<HTMLInputElement>('input[type="range"]');
    const days = (box.dataset.days ?? '').split(' ').filter(Boolean);
    if (!slider || days.length < 2) continue;
    box.hidden = false;
    box.querySelector('[data-years]')?.append(...years(days));
    listen(box, slider, days);
  }
}

function listen(box: HTMLElement, slider: HTMLInputElement, days: string[]): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const field = document.querySelector<HTMLInputElement>(box.dataset.field ?? '');
  const say = (day: string): void => {
    slider.setAttribute('aria-valuetext', day);
    const output = box.querySelector('output');
    if (output) output.textContent = fill(box.dataset.textDay, { day });
  };
  slider.addEventListener('input', () => {
    const day = days[Number(slider.value)] ?? '';
    say(day);
    if (field) field.value = day;
    clearTimeout(timer);
    timer = setTimeout(() => {
      go(box, slider, day, field);
    }, restMs);
  });
  // The day asked for may lie between two changes.
  say((field?.value ?? '') || (days[Number(slider.value)] ?? ''));
}

/** Into the place on this page, or by the form to another one. */
function go(box: HTMLElement, slider: HTMLInputElement, day: string, field: HTMLInputElement | null): void {
  const { action = location.pathname, target, also } = box.dataset;
  if (!target) {
    field?.form?.requestSubmit();
    return;
  }
  const url = `${action}?asOf=${day}`;
  history.replaceState(null, '', url);
  load(slider, url, target, also);
}

function years(days: string[]): HTMLElement[] {
  return yearMarks(days).map(({ year, share }) => {
    const mark = document.createElement('li');
    mark.textContent = year;
    mark.style.left = `${share}%`;
    return mark;
  });
}
