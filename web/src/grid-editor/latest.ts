export interface Hearer<T> {
  begun: () => void;
  done: (answer: T) => void;
  failed: (error: unknown) => void;
}

/** Asks once there was a moment of rest; a later question puts an end to the one before, whose answer is not heard. */
export class Latest<A, T> {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: AbortController | undefined;

  constructor(
    private readonly run: (asked: A, signal: AbortSignal) => Promise<T>,
    private readonly hearer: Hearer<T>,
    private readonly restMs: number,
  ) {}

  ask(asked: A, restMs = this.restMs): void {
    this.cancel();
    this.timer = setTimeout(() => {
      void this.start(asked);
    }, restMs);
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.running?.abort();
    this.running = undefined;
  }

  private async start(asked: A): Promise<void> {
    const mine = new AbortController();
    this.running = mine;
    this.hearer.begun();
    try {
      const answer = await this.run(asked, mine.signal);
      if (!mine.signal.aborted) this.hearer.done(answer);
    } catch (error) {
      if (!mine.signal.aborted) this.hearer.failed(error);
    }
  }
}
