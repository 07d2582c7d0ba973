export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const neverKept = new Set(['hidden', 'password', 'file', 'submit', 'button', 'reset']);

/** The fields of a form in which a person types or chooses. */
export function typedFields(form: HTMLFormElement): Field[] {
  return Array.from(form.elements).filter(
    (field): field is Field =>
      (field instanceof HTMLInputElement ||
        field instanceof HTMLTextAreaElement ||
        field instanceof HTMLSelectElement) &&
      field.name !== '' &&
      !neverKept.has(field.type),
  );
}

export type Values = Record<string, string[]>;

export function isTick(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox');
}

/** What stands in the typed fields now; a name without tick is an empty list. */
export function valuesOf(form: HTMLFormElement): Values {
  const values: Values = {};
  for (const field of typedFields(form)) {
    const list = (values[field.name] ??= []);
    if (!isTick(field) || field.checked) list.push(field.value);
  }
  return values;
}

/** Puts values back. With `gently`, a text that the server wrote is left alone. */
export function putValues(form: HTMLFormElement, values: Values, gently: boolean): void {
  for (const field of typedFields(form)) {
    const kept = values[field.name];
    if (!kept) continue;
    if (isTick(field)) field.checked = kept.includes(field.value);
    else if (kept[0] !== undefined && !(gently && field.value !== '' && !(field instanceof HTMLSelectElement)))
      field.value = kept[0];
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
