import { putValues, valuesOf } from './fields';
import { release } from './once';
import { drop, keep, waiting, type Unsent } from './outbox';
import { photosEvent } from './photos';
import { fill } from './text';

/**
 * A form is kept whole on the device before it is sent, a fresh token is fetched, and only then it goes. Where the
 * token cannot be fetched there is no network: nothing is lost, and sending again is offered now and on the next visit.
 */
export async function queues(root: Document, now: number): Promise<void> {
  if (!('requestSubmit' in HTMLFormElement.prototype)) return;
  for (const sent of root.querySelectorAll<HTMLElement>('[data-queue-clear]'))
    await drop(sent.dataset.queueClear ?? '').catch(() => undefined);
  const answered = root.querySelector('[data-errors]') !== null;
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-queue]')) {
    form.addEventListener('submit', (event) => {
      beforeSending(form, event);
    });
    if (answered) await drop(form.dataset.queue ?? '').catch(() => undefined);
  }
  await offer(root, now);
}

function beforeSending(form: HTMLFormElement, event: SubmitEvent): void {
  if (form.dataset.checked !== undefined) {
    delete form.dataset.checked;
    return;
  }
  event.preventDefault();
  if (form.getAttribute('aria-busy') === 'true') return;
  form.setAttribute('aria-busy', 'true');
  say(form.ownerDocument, form.dataset.textSending);
  void send(form, event.submitter);
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const unsent = packed(form, Date.now());
  await keep(unsent).catch(() => undefined);
  const online = await refreshToken(form);
  form.removeAttribute('aria-busy');
  if (!online) {
    release(form);
    show(form.ownerDocument, unsent);
    form.ownerDocument.querySelector<HTMLElement>('[data-queue-notice]')?.focus();
    say(form.ownerDocument, form.dataset.textOffline);
    return;
  }
  form.dataset.checked = '';
  form.requestSubmit(submitter);
}

function packed(form: HTMLFormElement, at: number): Unsent {
  const hidden: Record<string, string> = {};
  const files: Record<string, File[]> = {};
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=hidden]')) hidden[input.name] = input.value;
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=file]'))
    files[input.name] = Array.from(input.files ?? []);
  const name = form.dataset.queue ?? '';
  return { name, page: location.pathname, at, values: valuesOf(form), hidden, files };
}

interface Token {
  parameterName: string;
  token: string;
}

/** True if the server could be reached. A server that answers without a token is left to judge the form itself. */
async function refreshToken(form: HTMLFormElement): Promise<boolean> {
  const stop = new AbortController();
  const timer = setTimeout(() => {
    stop.abort();
  }, 10_000);
  try {
    const answer = await fetch(form.dataset.queueToken ?? '/csrf', {
      headers: { Accept: 'application/json' },
      cache: 'no-store',
      signal: stop.signal,
    });
    if (answer.ok) putToken(form, (await answer.json()) as Partial<Token>);
    return true;
  } catch (error) {
    return error instanceof SyntaxError;
  } finally {
    clearTimeout(timer);
  }
}

function putToken(form: HTMLFormElement, { parameterName, token }: Partial<Token>): void {
  const input = form.querySelector<HTMLInputElement>(`input[name="${CSS.escape(parameterName ?? '_csrf')}"]`);
  if (input && token) input.value = token;
}

async function offer(root: Document, now: number): Promise<void> {
  const notice = root.querySelector<HTMLElement>('[data-queue-notice]');
  const name = notice?.dataset.queueNotice;
  if (!notice || !name) return;
  const unsent = await waiting(name, now).catch(() => undefined);
  if (!unsent) return;
  const form = formOf(root, name);
  if (form) restore(form, unsent);
  show(root, unsent);
}

function formOf(root: Document, name: string): HTMLFormElement | null {
  return root.querySelector<HTMLFormElement>(`form[data-queue="${CSS.escape(name)}"]`);
}

/** The hidden fields come back too, the idempotency key above all: sent twice is still one report. */
function restore(form: HTMLFormElement, unsent: Unsent): void {
  putValues(form, unsent.values, false);
  for (const [name, value] of Object.entries(unsent.hidden)) {
    const input = form.querySelector<HTMLInputElement>(`input[type=hidden][name="${CSS.escape(name)}"]`);
    if (input && name !== '_csrf') input.value = value;
  }
  for (const [name, files] of Object.entries(unsent.files)) {
    const box = form.querySelector(`input[type=file][name="${CSS.escape(name)}"]`)?.closest('[data-photos]');
    if (files.length > 0) box?.dispatchEvent(new CustomEvent(photosEvent, { detail: files }));
  }
}

function show(root: Document, unsent: Unsent): void {
  const notice = root.querySelector<HTMLElement>('[data-queue-notice]');
  if (!notice) return;
  const what = notice.querySelector('[data-queue-what]');
  const photos = Object.values(unsent.files).flat().length;
  const time = new Date(unsent.at).toLocaleString(root.documentElement.lang, {
    dateStyle: 'short',
    timeStyle: 'short',
  });
  if (what) what.textContent = fill(notice.dataset.textWhat, { time, photos });
  notice.hidden = false;
  on(notice, '[data-queue-send]', () => {
    const form = formOf(root, unsent.name);
    if (form) form.requestSubmit();
    else location.assign(unsent.page);
  });
  on(notice, '[data-queue-drop]', () => {
    void drop(unsent.name).then(() => {
      notice.hidden = true;
    });
  });
}

function on(notice: HTMLElement, selector: string, act: () => void): void {
  const button = notice.querySelector<HTMLButtonElement>(selector);
  if (button) button.onclick = act;
}

function say(root: Document, text: string | undefined): void {
  for (const line of root.querySelectorAll('[data-queue-status]')) line.textContent = fill(text);
}
