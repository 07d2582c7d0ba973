import { readSettings } from '../map/settings';
import { Canvas } from './canvas';
import { linesOf, listed } from './finding-lines';
import { cellsOf } from './model';
import { numbered } from './report';
import { DrawingServer, type Drawing } from './server';

/** The cells of a drawing with what was found about them, to look at; the page's own list leads to the places. */
export async function show(box: HTMLElement): Promise<void> {
  const { dataset } = box;
  const drawing: Drawing = await new DrawingServer(dataset.drawing ?? '').open();
  const list = dataset.list ? document.querySelector<HTMLElement>(dataset.list) : null;
  const all = numbered(drawing.report.findings);
  const findings = list ? listed(list, all) : all;
  const canvas = new Canvas(
    box,
    { data: dataset, layers: readSettings(dataset).layers, neighbours: dataset.neighbours },
    { picked: () => undefined, moved: () => undefined, drawn: () => undefined, lined: () => undefined },
  );
  canvas.showParent(drawing.parent);
  canvas.show(cellsOf(drawing.cells));
  canvas.showFindings(findings);
  if (list)
    linesOf(list, findings, (finding) => {
      canvas.goToFinding(finding);
      box.scrollIntoView({ block: 'nearest' });
    });
}
