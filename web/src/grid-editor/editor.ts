import { Words } from '../parts/words';
import { readSettings } from '../map/settings';
import { Canvas } from './canvas';
import { CellList } from './cell-list';
import { Details } from './details';
import { FindingsList } from './findings-list';
import { History } from './history';
import { keys } from './keys';
import { Latest } from './latest';
import { layout, type Rooms } from './layout';
import { nextNumber, withCell, type Cell, type Part, type Position } from './model';
import { Notice } from './notice';
import { numbered, type Report } from './report';
import { Refused, type Drawing, type DrawingServer } from './server';
import { Saving } from './saving';
import { Toolbar } from './toolbar';
import type { Tool } from './tools';
import { weld } from './topology';

const restMs = 400;
const retryMs = 5_000;

/** Puts map, lists and tools together around one history of the cells. */
export class Editor {
  private readonly words: Words;
  private readonly canvas: Canvas;
  private readonly toolbar: Toolbar;
  private readonly list: CellList;
  private readonly details: Details;
  private readonly findings: FindingsList;
  private readonly notice: Notice;
  private readonly rooms: Rooms;
  private readonly saving: Saving;
  private readonly checker: Latest<readonly Cell[], Report>;
  private readonly phone = window.matchMedia('(max-width: 760px)');
  private readonly history: History<readonly Cell[]>;
  private readonly isOpen: boolean;
  private report: Report;
  private chosen: ReadonlySet<number> = new Set();
  private tool: Tool = 'select';
  private isBusy = false;

  constructor(
    private readonly box: HTMLElement,
    private readonly server: DrawingServer,
    drawing: Drawing,
  ) {
    this.words = new Words(box.dataset);
    this.isOpen = drawing.editable && !('readOnly' in box.dataset);
    this.notice = new Notice();
    this.saving = new Saving(server, this.notice, this.words, drawing, box.dataset.drawing ?? '');
    this.history = new History(this.saving.first);
    this.report = drawing.report;
    this.toolbar = this.makeToolbar();
    this.list = new CellList(this.words, drawing.limits, (number, isMore) => {
      this.pick(number, isMore);
    });
    this.details = new Details(
      this.words,
      (number, change) => {
        this.commit(withCell(this.now, number, change));
      },
      (number) => {
        this.canvas.goToCell(number);
      },
    );
    this.findings = this.makeFindings();
    this.rooms = layout(box, this.words, this, this.isOpen);
    this.canvas = this.makeCanvas();
    this.checker = this.makeChecker();
    this.canvas.showParent(drawing.parent);
    this.listen();
    this.showReport(drawing.report);
    this.refresh();
    if (this.isOpen)
      this.saving.offerDraft((cells) => {
        this.commit(cells);
      });
  }

  /** The parts that the layout puts into their places. */
  get parts(): Record<'bar' | 'save' | 'notice' | 'details' | 'findings' | 'list', HTMLElement> {
    return {
      bar: this.toolbar.box,
      save: this.toolbar.save,
      notice: this.notice.box,
      details: this.details.box,
      findings: this.findings.box,
      list: this.list.box,
    };
  }

  private get now(): readonly Cell[] {
    return this.history.now;
  }

  private get mayDraw(): boolean {
    return this.isOpen && !this.phone.matches;
  }

  private makeToolbar(): Toolbar {
    return new Toolbar(this.words, {
      use: (tool) => {
        this.use(tool);
      },
      remove: () => {
        this.remove();
      },
      undo: () => {
        this.step('undo');
      },
      redo: () => {
        this.step('redo');
      },
      repair: () => {
        void this.repair();
      },
      save: () => {
        void this.save();
      },
      together: (isOn) => {
        this.canvas.isTogether = isOn;
        this.hint(isOn ? 'together-on' : 'together-off');
      },
      snapping: (isOn) => {
        this.canvas.isSnapping = isOn;
      },
    });
  }

  private makeFindings(): FindingsList {
    return new FindingsList(this.words, {
      goTo: (finding) => {
        this.canvas.goToFinding(finding);
        if (finding.grids.length > 0) this.choose(finding.grids);
      },
      fill: (gap, number) => {
        void this.ask(() => this.server.fill(this.now, gap, number));
      },
    });
  }

  private makeCanvas(): Canvas {
    const { data, layers } = { data: this.box.dataset, layers: readSettings(this.box.dataset).layers };
    return new Canvas(
      this.rooms.map,
      { data, layers, neighbours: data.neighbours },
      {
        picked: (number, isMore) => {
          this.pick(number, isMore);
        },
        moved: (parts) => {
          this.move(parts);
        },
        drawn: (part) => {
          this.add(part);
        },
        lined: (line) => {
          void this.split(line);
        },
      },
    );
  }

  private makeChecker(): Latest<readonly Cell[], Report> {
    const hearer = {
      begun: () => {
        this.findings.say('checking', undefined);
      },
      done: (report: Report) => {
        this.showReport(report);
      },
      failed: (error: unknown) => {
        const isRefused = error instanceof Refused;
        this.findings.say(isRefused ? 'refused' : 'unreachable', undefined, isRefused ? this.sentence(error) : '');
        if (!isRefused) this.checker.ask(this.now, retryMs);
      },
    };
    return new Latest((cells, signal) => this.server.check(cells, signal), hearer, restMs);
  }

  private listen(): void {
    window.addEventListener('beforeunload', (event) => {
      if (!this.saving.mayLeave(this.now)) event.preventDefault();
    });
    this.phone.addEventListener('change', () => {
      if (this.phone.matches) this.use('select');
      else this.refresh();
    });
    keys(this.box, {
      save: () => {
        void this.save();
      },
      undo: () => {
        if (!this.canvas.stepBack()) this.step('undo');
      },
      redo: () => {
        this.step('redo');
      },
      remove: () => {
        this.remove();
      },
      leave: () => {
        this.use('select');
      },
    });
  }

  private use(tool: Tool): void {
    if (tool !== 'select' && !this.mayDraw) return;
    if (tool === 'merge' && this.chosen.size > 1) {
      void this.merge();
      return;
    }
    const isUseless = tool === 'split' && this.chosen.size !== 1;
    this.tool = isUseless || (tool === this.tool && tool !== 'select') ? 'select' : tool;
    this.canvas.use(this.tool);
    this.hint(isUseless ? 'split-first' : `${this.tool}-how`);
    this.refresh();
  }

  private hint(name: string): void {
    this.rooms.hint.textContent = this.words.of(name);
  }

  private pick(number: number | undefined, isMore: boolean): void {
    if (number === undefined) {
      if (!isMore && this.tool !== 'merge') this.choose([]);
      return;
    }
    if (!isMore && this.tool !== 'merge') {
      this.choose([number]);
      return;
    }
    this.choose(this.chosen.has(number) ? [...this.chosen].filter((one) => one !== number) : [...this.chosen, number]);
  }

  private choose(numbers: readonly number[]): void {
    this.chosen = new Set(numbers.filter((number) => this.now.some((cell) => cell.number === number)));
    this.refresh();
    const [first] = this.chosen;
    if (first !== undefined) this.list.scrollTo(first);
  }

  private move(parts: Map<number, Part[]>): void {
    const moved = this.now.map((cell) => {
      const place = parts.get(cell.number);
      return place ? { ...cell, parts: place } : cell;
    });
    this.commit(weld(moved, new Set(parts.keys())));
  }

  private add(part: Part): void {
    const number = nextNumber(this.now);
    const name = this.words.of('new-name', { number });
    const cell: Cell = { number, name, kind: 'GRID', unitNo: null, use: null, parts: [part] };
    this.commit(weld([...this.now, cell], new Set([number])));
    this.use('select');
    this.choose([number]);
  }

  private remove(): void {
    if (!this.mayDraw || this.chosen.size === 0 || this.isBusy) return;
    this.commit(this.now.filter((cell) => !this.chosen.has(cell.number)));
    this.choose([]);
    this.hint('removed');
  }

  private async split(line: Position[]): Promise<void> {
    const [number] = this.chosen;
    if (number === undefined) return;
    await this.ask(() => this.server.split(this.now, number, line));
  }

  private async merge(): Promise<void> {
    const numbers = [...this.chosen].sort((left, right) => left - right);
    await this.ask(() => this.server.merge(this.now, numbers));
  }

  private async repair(): Promise<void> {
    await this.ask(async () => {
      const { cells, changes } = await this.server.repair(this.now);
      this.notice.tell(this.words.of(changes.length > 0 ? 'repaired' : 'nothing-to-repair'), changes);
      return changes.length > 0 ? cells : this.now;
    });
  }

  /** The server draws; until it has answered nothing else is drawn here. */
  private async ask(work: () => Promise<readonly Cell[]>): Promise<void> {
    if (this.isBusy) return;
    const before = this.now;
    this.notice.clear();
    this.setBusy(true);
    try {
      const cells = await work();
      if (cells !== before && this.now === before) this.take(before, cells);
    } catch (error) {
      this.notice.refuse(this.sentence(error));
    } finally {
      this.setBusy(false);
    }
  }

  private take(before: readonly Cell[], cells: readonly Cell[]): void {
    const known = new Set(before.map((cell) => cell.number));
    const made = cells.filter((cell) => !known.has(cell.number)).map((cell) => cell.number);
    this.commit(cells);
    this.use('select');
    this.choose([...this.chosen, ...made]);
  }

  private setBusy(isBusy: boolean): void {
    this.isBusy = isBusy;
    this.canvas.use(isBusy ? 'select' : this.tool);
    this.refresh();
  }

  private sentence(error: unknown): string {
    if (!(error instanceof Refused)) return this.words.of('unreachable');
    return error.detail || this.words.of(error.status === 401 || error.status === 403 ? 'signed-out' : 'refused');
  }

  private commit(cells: readonly Cell[]): void {
    this.history.put(cells);
    this.changed();
  }

  private step(way: 'undo' | 'redo'): void {
    if (this.isBusy) return;
    this.history[way]();
    this.changed();
  }

  private changed(): void {
    this.checker.ask(this.now);
    this.saving.changed(this.now);
    this.chosen = new Set([...this.chosen].filter((number) => this.now.some((cell) => cell.number === number)));
    this.refresh();
  }

  private showReport(report: Report): void {
    this.report = report;
    const findings = numbered(report.findings);
    this.findings.say('known', report);
    this.findings.show(findings, this.now, this.mayDraw);
    this.canvas.showFindings(findings);
    this.list.show(this.now, report.grids, this.chosen);
  }

  private refresh(): void {
    this.canvas.show(this.now);
    this.canvas.choose(this.chosen);
    this.list.show(this.now, this.report.grids, this.chosen);
    this.details.show(
      this.now.filter((cell) => this.chosen.has(cell.number)),
      this.isOpen,
    );
    this.rooms.count.textContent = this.words.of('count', { count: this.now.length });
    this.toolbar.show(this.tool, {
      edit: this.mayDraw,
      undo: this.history.canUndo,
      redo: this.history.canRedo,
      chosen: this.chosen.size,
      save: this.saving.maySave(this.now),
      busy: this.isBusy,
    });
    if (this.isOpen) this.saving.show(this.rooms.state, this.now);
  }

  private async save(): Promise<void> {
    if (!this.isOpen || !this.saving.maySave(this.now)) return;
    const sent = this.now;
    const saved = this.saving.save(sent, (error) => this.sentence(error));
    this.refresh();
    const report = await saved;
    if (report) this.saving.changed(this.now);
    // Somebody may have drawn on while it was being saved.
    if (report && this.now === sent) {
      this.checker.cancel();
      this.showReport(report);
    }
    this.refresh();
  }
}
