/** State of an incident's clock, from worst to best. */
export const clocks = ['late', 'soon', 'ok', 'done'] as const;
export type Clock = (typeof clocks)[number];

export function clockOf(value: unknown): Clock {
  return clocks.find((clock) => clock === value) ?? 'ok';
}

/** The worst of several: a cluster is as late as its latest. */
export function worst(values: Clock[]): Clock {
  return clocks.find((clock) => values.includes(clock)) ?? 'done';
}
