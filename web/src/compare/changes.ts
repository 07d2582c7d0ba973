/** What becomes of a unit between the two maps. */
export const changes = ['ended', 'opened', 'changed', 'same'] as const;
export type Change = (typeof changes)[number];

export interface Changed {
  id: string;
  name: string;
  change: Change;
  url: string | undefined;
}

export function changeOf(value: unknown): Change {
  return changes.find((change) => change === value) ?? 'same';
}

/** What changes, each unit once, what ends first, then by name; `name` sorts as people of that language do. */
export function listed(features: Changed[], language: string): Changed[] {
  const once = new Map<string, Changed>();
  for (const one of features) if (one.change !== 'same' && !once.has(one.id)) once.set(one.id, one);
  const byName = new Intl.Collator(language, { numeric: true });
  return [...once.values()].sort(
    (left, right) =>
      changes.indexOf(left.change) - changes.indexOf(right.change) || byName.compare(left.name, right.name),
  );
}
