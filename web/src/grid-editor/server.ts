import { cellsOf, collectionOf, type Cell, type Cells, type Geometry, type Part, type Position } from './model';
import type { Limits, Report } from './report';

export interface Drawing {
  id: string;
  revision: number;
  editable: boolean;
  unit: { no: number; name: string };
  parent: Geometry;
  limits: Limits;
  cells: Cells;
  report: Report;
}

/** The server answered and says no; `detail` is a sentence for the reader. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly detail: string,
  ) {
    super(`${status} ${type}`);
  }

  get isSavedByAnother(): boolean {
    return this.status === 409 && this.type.endsWith('grid-drawing-changed');
  }
}

interface Problem {
  type?: string;
  detail?: string;
  errors?: unknown;
}

/** A drawing on the server. Nothing but `save` changes it. */
export class DrawingServer {
  constructor(private readonly url: string) {}

  async open(): Promise<Drawing> {
    return (await this.send('', 'GET')) as Drawing;
  }

  async save(revision: number, cells: readonly Cell[]): Promise<{ revision: number; report: Report }> {
    const body = { revision, cells: collectionOf(cells) };
    return (await this.send('', 'PUT', body)) as { revision: number; report: Report };
  }

  async check(cells: readonly Cell[], signal: AbortSignal): Promise<Report> {
    return (await this.send('/check', 'POST', { cells: collectionOf(cells) }, signal)) as Report;
  }

  async split(cells: readonly Cell[], number: number, line: Position[]): Promise<Cell[]> {
    return this.changed('/split', {
      cells: collectionOf(cells),
      number,
      line: { type: 'LineString', coordinates: line },
    });
  }

  async merge(cells: readonly Cell[], numbers: number[]): Promise<Cell[]> {
    return this.changed('/merge', { cells: collectionOf(cells), numbers });
  }

  async fill(cells: readonly Cell[], gap: Part, number: number | null): Promise<Cell[]> {
    return this.changed('/fill', { cells: collectionOf(cells), gap: { type: 'Polygon', coordinates: gap }, number });
  }

  async repair(cells: readonly Cell[]): Promise<{ cells: Cell[]; changes: string[] }> {
    const answer = (await this.send('/repair', 'POST', { cells: collectionOf(cells) })) as {
      cells: Cells;
      changes: string[];
    };
    return { cells: cellsOf(answer.cells), changes: answer.changes };
  }

  private async changed(path: string, body: unknown): Promise<Cell[]> {
    return cellsOf(((await this.send(path, 'POST', body)) as { cells: Cells }).cells);
  }

  private async send(path: string, method: string, body?: unknown, signal?: AbortSignal): Promise<unknown> {
    const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
    const csrf = meta('csrf-header');
    if (csrf && method !== 'GET') headers[csrf] = meta('csrf-token');
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const answer = await fetch(this.url + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    if (!answer.ok) throw await refusal(answer);
    return answer.json();
  }
}

async function refusal(answer: Response): Promise<Refused> {
  const problem = await answer.json().then(
    (read: unknown) => read as Problem,
    (): Problem => ({}),
  );
  const said = new Set([problem.detail ?? '', ...sentences(problem.errors)]);
  return new Refused(answer.status, problem.type ?? '', [...said].join(' ').trim());
}

/** What is wrong in detail, as a list or by field, whatever the server sends. */
function sentences(errors: unknown): string[] {
  if (typeof errors === 'string') return [errors];
  if (errors === null || typeof errors !== 'object') return [];
  const values: unknown[] = Array.isArray(errors) ? errors : Object.values(errors);
  return values.flatMap((value) =>
    value !== null && typeof value === 'object' && 'detail' in value ? sentences(value.detail) : sentences(value),
  );
}

function meta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}
