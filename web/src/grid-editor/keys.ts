export interface KeyActs {
  save: () => void;
  undo: () => void;
  redo: () => void;
  remove: () => void;
  leave: () => void;
}

/** Ctrl+S, Ctrl+Z, Ctrl+Y and Esc wherever one is on the page; while one types, undo is the field's own. */
export function keys(box: HTMLElement, acts: KeyActs): void {
  document.addEventListener('keydown', (event) => {
    const act = actOf(event, acts, box);
    if (!act) return;
    if (event.key !== 'Escape') event.preventDefault();
    act();
  });
}

function actOf(event: KeyboardEvent, acts: KeyActs, box: HTMLElement): (() => void) | undefined {
  const key = event.key.toLowerCase();
  const isTyping =
    event.target instanceof Element && event.target.matches('input:not([type="checkbox"]), select, textarea');
  if (event.ctrlKey || event.metaKey) return withControl(key, event.shiftKey, isTyping, acts);
  if (key === 'escape') return acts.leave;
  const isHere = event.target instanceof Node && box.contains(event.target);
  return key === 'delete' && isHere && !isTyping ? acts.remove : undefined;
}

function withControl(key: string, isShift: boolean, isTyping: boolean, acts: KeyActs): (() => void) | undefined {
  if (key === 's') return acts.save;
  if (isTyping) return undefined;
  if (key === 'y' || (key === 'z' && isShift)) return acts.redo;
  return key === 'z' ? acts.undo : undefined;
}
