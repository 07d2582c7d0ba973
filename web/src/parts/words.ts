import { fill } from './text';

/** The texts of an island: `data-text-…` of its element, with values filled in. */
export class Words {
  constructor(private readonly data: DOMStringMap) {}

  of(name: string, values: Record<string, string | number> = {}): string {
    const key = `text-${name}`.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    return fill(this.data[key], values);
  }
}
