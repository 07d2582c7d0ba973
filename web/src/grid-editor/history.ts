/** States one after the other, to go back and forth between. States are kept as they are and never changed. */
export class History<T> {
  private readonly states: T[];
  private at = 0;

  constructor(
    first: T,
    private readonly most = 200,
  ) {
    this.states = [first];
  }

  get now(): T {
    return this.states[this.at] as T;
  }

  get canUndo(): boolean {
    return this.at > 0;
  }

  get canRedo(): boolean {
    return this.at < this.states.length - 1;
  }

  /** What had been taken back is forgotten. */
  put(next: T): void {
    this.states.splice(this.at + 1, Infinity, next);
    if (this.states.length > this.most) this.states.shift();
    this.at = this.states.length - 1;
  }

  undo(): T {
    if (this.canUndo) this.at--;
    return this.now;
  }

  redo(): T {
    if (this.canRedo) this.at++;
    return this.now;
  }
}
