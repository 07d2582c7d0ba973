/** Loads the editor of grids, and with it OpenLayers, on the page that has one. */
async function start(box: HTMLElement): Promise<void> {
  const note = box.querySelector<HTMLElement>('.map__wait');
  if (note) note.textContent = box.dataset.textLoading ?? '';
  try {
    const { open } = await import('./grid-editor/open');
    await open(box);
  } catch (error) {
    if (note) note.textContent = box.dataset.textFailed ?? '';
    throw error;
  }
}

for (const box of document.querySelectorAll<HTMLElement>('[data-grid-editor]')) void start(box);

export {};
