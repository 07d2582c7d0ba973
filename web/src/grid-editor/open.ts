import { Editor } from './editor';
import { DrawingServer } from './server';

/** Fetches the drawing and puts the editor into the box. */
export async function open(box: HTMLElement): Promise<void> {
  const server = new DrawingServer(box.dataset.drawing ?? '');
  new Editor(box, server, await server.open());
}
