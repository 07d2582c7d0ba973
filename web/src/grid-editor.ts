/** Loads the editor of grids or the map of what was found, and with it OpenLayers, on the page that has one. */
async function start(box: HTMLElement, open: (box: HTMLElement) => Promise<void>): Promise<void> {
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

for (const box of document.querySelectorAll<HTMLElement>('[data-grid-editor]'))
  void start(box, async () => {
    const { open } = await import('./grid-editor/open');
    await open(box);
  });

for (const box of document.querySelectorAll<HTMLElement>('[data-grid-findings]'))
  void start(box, async () => {
    const { show } = await import('./grid-editor/findings-map');
    await show(box);
  });

export {};
