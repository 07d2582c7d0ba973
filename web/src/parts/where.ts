import { fill } from './text';

/** A line that says in words where the coordinates of the form lie, as the server knows it. */
export function whereLines(root: Document): void {
  for (const line of root.querySelectorAll<HTMLElement>('[data-where]')) {
    const fields = [line.dataset.lat, line.dataset.lon].map((selector) =>
      selector ? root.querySelector<HTMLInputElement>(selector) : null,
    );
    const where = new Where(line);
    for (const field of fields)
      field?.addEventListener('change', () => {
        void where.say(fields[0]?.value ?? '', fields[1]?.value ?? '');
      });
  }
}

class Where {
  private asked = '';

  constructor(private readonly line: HTMLElement) {}

  /** Answers may overtake each other; only the one to the last question is shown. */
  async say(lat: string, lon: string): Promise<void> {
    const place = `${lat},${lon}`;
    if (lat === '' || lon === '' || place === this.asked) return;
    this.asked = place;
    const text = await this.nameOf(lat, lon).catch(() => fill(this.line.dataset.textFailed));
    if (place === this.asked) this.line.textContent = text;
  }

  private async nameOf(lat: string, lon: string): Promise<string> {
    const { url, textLocated, textNowhere } = this.line.dataset;
    const address = fill(url, { lat: encodeURIComponent(lat), lon: encodeURIComponent(lon) });
    const response = await fetch(address, { headers: { Accept: 'application/json' } });
    if (!response.ok) return fill(textNowhere);
    const { name = '' } = (await response.json()) as { name?: string };
    return fill(textLocated, { name });
  }
}
