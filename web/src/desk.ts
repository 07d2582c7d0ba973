import { deskControls } from './desk/controls';
import { daySliders } from './desk/days';
import { keyboard } from './desk/keyboard';
import { partialPages } from './desk/partial';
import { rows } from './desk/rows';
import { sendOnce } from './parts/once';
import { pageServices } from './parts/page';
import { photoPickers } from './parts/photos';
import { whereLines } from './parts/where';

partialPages(document);
rows(document);
keyboard(document);
deskControls(document);
daySliders(document);
photoPickers(document);
whereLines(document);
pageServices(document);
sendOnce(document);
document.addEventListener('htmx:load', (event) => {
  photoPickers(event.target as HTMLElement);
});
