/** Loads the map only where one is looked at: OpenLayers is heavier than the rest of a page. */
function watch(root: ParentNode): void {
  for (const box of root.querySelectorAll<HTMLElement>('[data-map]:not([data-ready])')) {
    box.dataset.ready = '';
    whenSeen(box, () => void start(box));
  }
}

function whenSeen(box: HTMLElement, act: () => void): void {
  if (!('IntersectionObserver' in window)) {
    act();
    return;
  }
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    act();
  });
  seen.observe(box);
}

async function start(box: HTMLElement): Promise<void> {
  const note = box.querySelector<HTMLElement>('.map__wait');
  if (note) note.textContent = box.dataset.textLoading ?? '';
  try {
    const { Island } = await import('./map/island');
    note?.remove();
    new Island(box);
  } catch (error) {
    if (note) note.textContent = box.dataset.textFailed ?? '';
    throw error;
  }
}

watch(document);
document.addEventListener('htmx:load', (event) => {
  watch(event.target as HTMLElement);
});
