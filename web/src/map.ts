/**
 * Loads a map, or two to compare, only where one is looked at, and on pages with a button for it only when asked: OpenLayers is heavier
 * than the rest of a page.
 */
function watch(root: ParentNode): void {
  for (const box of root.querySelectorAll<HTMLElement>(
    '[data-map]:not([data-ready]), [data-compare]:not([data-ready])',
  )) {
    box.dataset.ready = '';
    const opener = box.querySelector<HTMLButtonElement>('button[data-map-open]');
    if (opener) whenAsked(box, opener);
    else whenSeen(box);
  }
}

function whenAsked(box: HTMLElement, opener: HTMLButtonElement): void {
  opener.hidden = false;
  opener.addEventListener('click', () => {
    void start(box).then(() => {
      box.focus();
    });
  });
}

function whenSeen(box: HTMLElement): void {
  if (!('IntersectionObserver' in window)) {
    void start(box);
    return;
  }
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    void start(box);
  });
  seen.observe(box);
}

async function start(box: HTMLElement): Promise<void> {
  const note = box.querySelector<HTMLElement>('.map__wait');
  if (note) note.textContent = box.dataset.textLoading ?? '';
  try {
    await open(box);
    note?.remove();
  } catch (error) {
    if (note) note.textContent = box.dataset.textFailed ?? '';
    throw error;
  }
}

async function open(box: HTMLElement): Promise<void> {
  if ('compare' in box.dataset) {
    const { Compare } = await import('./compare/island');
    new Compare(box);
  } else {
    const { Island } = await import('./map/island');
    new Island(box);
  }
}

watch(document);
document.addEventListener('htmx:load', (event) => {
  watch(event.target as HTMLElement);
});
