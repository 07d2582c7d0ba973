import { cellsOf, collectionOf, type Cell, type Cells } from './model';

interface Kept {
  revision: number;
  cells: Cells;
}

/** What is not saved yet, kept in the tab: a reload or a session that ended loses nothing. */
export class Draft {
  constructor(private readonly key: string) {}

  keep(revision: number, cells: readonly Cell[]): void {
    try {
      sessionStorage.setItem(this.key, JSON.stringify({ revision, cells: collectionOf(cells) } satisfies Kept));
    } catch {
      // A full or closed store: the page still warns on leaving.
    }
  }

  drop(): void {
    try {
      sessionStorage.removeItem(this.key);
    } catch {
      // Nothing was kept then.
    }
  }

  find(): { revision: number; cells: Cell[] } | undefined {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.key) ?? 'null') as Kept | null;
      return kept ? { revision: kept.revision, cells: cellsOf(kept.cells) } : undefined;
    } catch {
      return undefined;
    }
  }
}

export function isSame(left: readonly Cell[], right: readonly Cell[]): boolean {
  return JSON.stringify(collectionOf(left)) === JSON.stringify(collectionOf(right));
}

/** The cells as a file for the reader's own folder. */
export function download(name: string, cells: readonly Cell[]): void {
  const link = document.createElement('a');
  const file = new Blob([JSON.stringify(collectionOf(cells))], { type: 'application/geo+json' });
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 10_000);
}
