import { drafts } from './parts/draft';
import { locateButtons } from './parts/locate';
import { sendOnce } from './parts/once';
import { pageServices } from './parts/page';
import { photoPickers } from './parts/photos';
import { queues } from './parts/queue';
import { whereLines } from './parts/where';

photoPickers(document);
drafts(document);
locateButtons(document);
whereLines(document);
pageServices(document);
void queues(document, Date.now());
sendOnce(document);
