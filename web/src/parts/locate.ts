import { fill } from './text';

/** Writes values as a person would, all before the first event, so that whoever listens (draft, map) sees the whole. */
export function write(values: [selector: string | undefined, value: string][]): void {
  const inputs: HTMLInputElement[] = [];
  for (const [selector, value] of values) {
    const input = selector ? document.querySelector<HTMLInputElement>(selector) : null;
    if (!input) continue;
    input.value = value;
    inputs.push(input);
  }
  for (const input of inputs) {
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** Buttons that ask the device where it is and fill the fields for it. Hidden where the device cannot say. */
export function locateButtons(root: ParentNode): void {
  if (!('geolocation' in navigator)) return;
  for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-locate]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      ask(button);
    });
  }
}

function ask(button: HTMLButtonElement): void {
  const { lat, lon, accuracy, status, textAsking, textFound, textDenied, textFailed } = button.dataset;
  const say = (text: string | undefined, values?: Record<string, number>): void => {
    const line = status ? document.querySelector(status) : null;
    if (line) line.textContent = fill(text, values);
  };
  say(textAsking);
  button.setAttribute('aria-busy', 'true');
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      button.removeAttribute('aria-busy');
      const metres = Math.max(1, Math.round(coords.accuracy));
      say(textFound, { metres });
      write([
        [accuracy, String(metres)],
        [lat, coords.latitude.toFixed(6)],
        [lon, coords.longitude.toFixed(6)],
      ]);
    },
    (error) => {
      button.removeAttribute('aria-busy');
      say(error.code === error.PERMISSION_DENIED ? textDenied : textFailed);
    },
    { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
  );
}
