import type { Words } from '../parts/words';
import { download, Draft, isSame } from './draft';
import { cellsOf, type Cell } from './model';
import type { Notice } from './notice';
import type { Report } from './report';
import { Refused, type Drawing, type DrawingServer } from './server';

export type SavingState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'overtaken';

const tones: Record<SavingState, string> = {
  saved: 'ok',
  unsaved: 'soon',
  saving: 'info',
  failed: 'late',
  overtaken: 'late',
};

/** What the server has of the drawing, and what becomes of the rest: nothing is lost, nobody is overwritten. */
export class Saving {
  private saved: readonly Cell[];
  private revision: number;
  private trouble: 'saving' | 'failed' | 'overtaken' | undefined;
  private isLeaving = false;
  private readonly draft: Draft;

  constructor(
    private readonly server: DrawingServer,
    private readonly notice: Notice,
    private readonly words: Words,
    drawing: Drawing,
    url: string,
  ) {
    this.saved = cellsOf(drawing.cells);
    this.revision = drawing.revision;
    this.draft = new Draft(`linli:drawing:${url}`);
  }

  get first(): readonly Cell[] {
    return this.saved;
  }

  isUnsaved(now: readonly Cell[]): boolean {
    return now !== this.saved;
  }

  state(now: readonly Cell[]): SavingState {
    return this.trouble ?? (this.isUnsaved(now) ? 'unsaved' : 'saved');
  }

  maySave(now: readonly Cell[]): boolean {
    return this.isUnsaved(now) && this.trouble !== 'saving' && this.trouble !== 'overtaken';
  }

  show(line: HTMLElement, now: readonly Cell[]): void {
    const state = this.state(now);
    const text = this.words.of(state === 'failed' ? 'failed-state' : state);
    line.className = `chip chip--${tones[state]} push`;
    if (line.textContent !== text) line.textContent = text;
  }

  /** What is drawn waits in the tab until it is saved. */
  changed(now: readonly Cell[]): void {
    if (this.trouble === 'failed') this.trouble = undefined;
    if (this.isUnsaved(now)) this.draft.keep(this.revision, now);
    else this.draft.drop();
  }

  /** @returns the report of what is saved; nothing if it is not */
  async save(sent: readonly Cell[], sentence: (error: unknown) => string): Promise<Report | undefined> {
    this.trouble = 'saving';
    this.notice.clear();
    try {
      const { revision, report } = await this.server.save(this.revision, sent);
      this.revision = revision;
      this.saved = sent;
      this.trouble = undefined;
      return report;
    } catch (error) {
      if (error instanceof Refused && error.isSavedByAnother) this.overtaken(sent);
      else {
        this.trouble = 'failed';
        this.notice.refuse(sentence(error));
      }
      return undefined;
    }
  }

  private overtaken(mine: readonly Cell[]): void {
    this.trouble = 'overtaken';
    this.notice.offer(this.words.of('overtaken-what'), [
      [
        this.words.of('keep-mine'),
        () => {
          download(this.words.of('file-name'), mine);
        },
      ],
      [
        this.words.of('take-theirs'),
        () => {
          this.draft.drop();
          // Asked and answered: the page may be left.
          this.isLeaving = true;
          location.reload();
        },
      ],
    ]);
  }

  mayLeave(now: readonly Cell[]): boolean {
    return this.isLeaving || !this.isUnsaved(now);
  }

  /** What was drawn before the page was left, and never saved. */
  offerDraft(take: (cells: readonly Cell[]) => void): void {
    const kept = this.draft.find();
    if (!kept || isSame(kept.cells, this.saved)) return;
    const isOld = kept.revision !== this.revision;
    this.notice.offer(this.words.of(isOld ? 'draft-old' : 'draft'), [
      [
        this.words.of(isOld ? 'keep-mine' : 'draft-take'),
        () => {
          if (isOld) {
            download(this.words.of('file-name'), kept.cells);
            return;
          }
          this.notice.clear();
          take(kept.cells);
        },
      ],
      [
        this.words.of('draft-drop'),
        () => {
          this.draft.drop();
          this.notice.clear();
        },
      ],
    ]);
  }
}
