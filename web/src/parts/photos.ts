import { shrink } from './shrink';
import { fill, sizeText } from './text';

interface Photo {
  file: File;
  original: number;
}

/** Event on a picker box that puts files into it, as after a failed sending. */
export const photosEvent = 'linli:photos';

/** Previews, removes and shrinks pictures before they are sent. Without script the file field works alone. */
export class PhotoPicker {
  private photos: Photo[] = [];
  private working = 0;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly status: HTMLElement;

  constructor(private readonly box: HTMLElement) {
    this.input = found(box, 'input[type=file]') as HTMLInputElement;
    this.list = found(box, '[data-photos-list]');
    this.status = found(box, '[data-photos-status]');
    this.input.addEventListener('change', () => void this.take(Array.from(this.input.files ?? [])));
    box.addEventListener(photosEvent, (event) => void this.take((event as CustomEvent<File[]>).detail));
    this.input.form?.addEventListener('submit', (event) => {
      this.holdWhileWorking(event);
    });
  }

  private get text(): DOMStringMap {
    return this.box.dataset;
  }

  private async take(files: File[]): Promise<void> {
    const news = files.filter((file) => !this.photos.some((known) => known.file === file));
    const room = Number(this.text.max ?? 6) - this.photos.length;
    const refused = news.length > room ? [fill(this.text.textTooMany, { max: this.text.max ?? 6 })] : [];
    this.working++;
    this.box.setAttribute('aria-busy', 'true');
    this.status.textContent = fill(this.text.textWorking);
    for (const file of news.slice(0, Math.max(0, room))) {
      const small = await shrink(file, Number(this.text.edge ?? 2560));
      if (small) this.photos.push({ file: small, original: file.size });
      else refused.push(fill(this.text.textNotPicture, { name: file.name }));
    }
    this.working--;
    this.show(refused);
    if (this.working === 0) this.box.dispatchEvent(new Event('linli:photos-ready'));
  }

  private show(refused: string[]): void {
    this.box.removeAttribute('aria-busy');
    const kept = new DataTransfer();
    for (const { file } of this.photos) kept.items.add(file);
    this.input.files = kept.files;
    for (const image of this.list.querySelectorAll('img')) URL.revokeObjectURL(image.src);
    this.list.replaceChildren(...this.photos.map((photo, at) => this.entry(photo, at)));
    this.list.hidden = this.photos.length === 0;
    const count = fill(this.text.textCount, { count: this.photos.length });
    this.status.textContent = [...refused, count].join(' ');
  }

  private entry({ file, original }: Photo, at: number): HTMLElement {
    const item = document.createElement('li');
    item.className = 'photos__one';
    const image = document.createElement('img');
    image.src = URL.createObjectURL(file);
    image.alt = file.name;
    const size = document.createElement('small');
    const text = file.size < original ? this.text.textShrunk : this.text.textKept;
    size.textContent = fill(text, { from: sizeText(original), to: sizeText(file.size) });
    const drop = document.createElement('button');
    drop.type = 'button';
    drop.className = 'photos__drop';
    drop.textContent = '×';
    drop.setAttribute('aria-label', fill(this.text.textRemove, { name: file.name }));
    drop.addEventListener('click', () => {
      this.remove(at);
    });
    item.append(image, size, drop);
    return item;
  }

  private remove(at: number): void {
    this.photos.splice(at, 1);
    this.show([]);
    const next = this.list.querySelectorAll('button')[Math.min(at, this.photos.length - 1)];
    (next ?? this.input).focus();
  }

  private holdWhileWorking(event: SubmitEvent): void {
    const form = this.input.form;
    if (this.working === 0 || !form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const again = (): void => {
      form.requestSubmit(event.submitter);
    };
    this.box.addEventListener('linli:photos-ready', again, { once: true });
  }
}

function found(box: HTMLElement, selector: string): HTMLElement {
  const element = box.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`photo picker without ${selector}`);
  return element;
}

export function photoPickers(root: ParentNode): void {
  if (typeof DataTransfer !== 'function' || !('requestSubmit' in HTMLFormElement.prototype)) return;
  for (const box of root.querySelectorAll<HTMLElement>('[data-photos]:not([data-ready])')) {
    box.dataset.ready = '';
    new PhotoPicker(box);
  }
}
