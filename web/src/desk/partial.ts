import htmx from 'htmx.org';

/** Event by which an island asks for a preview: `detail` holds the address and the selector of the place for it. */
export const previewEvent = 'linli:preview';

interface Preview {
  url: string;
  target: string;
}

/** htmx under the strict Content-Security-Policy, with the token of the page on every request. */
export function partialPages(root: Document): void {
  Object.assign(htmx.config, {
    allowEval: false,
    allowScriptTags: false,
    includeIndicatorStyles: false,
    selfRequestsOnly: true,
    historyCacheSize: 0,
    refreshOnHistoryMiss: true,
    scrollIntoViewOnBoost: false,
  });
  root.addEventListener('htmx:configRequest', (event) => {
    const { headers } = (event as CustomEvent<{ headers: Record<string, string> }>).detail;
    const header = meta(root, 'csrf-header');
    if (header) headers[header] = meta(root, 'csrf-token');
  });
  root.addEventListener('htmx:beforeSwap', (event) => {
    judge(event as CustomEvent<Answer>);
  });
  root.addEventListener('htmx:sendError', () => {
    failed(root, true);
  });
  root.addEventListener('htmx:afterOnLoad', () => {
    failed(root, false);
  });
  root.addEventListener(previewEvent, (event) => {
    const { url, target } = (event as CustomEvent<Preview>).detail;
    if (!root.querySelector(target)) return;
    event.preventDefault();
    void htmx.ajax('get', url, { target, swap: 'innerHTML' });
  });
}

interface Answer {
  xhr: XMLHttpRequest;
  shouldSwap: boolean;
  isError: boolean;
}

/** A refused form is shown like any answer; a session that ended leads to the sign-in page. */
function judge(event: CustomEvent<Answer>): void {
  const { status } = event.detail.xhr;
  if (status === 422 || status === 409) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  } else if (status === 401) {
    location.reload();
  }
}

function failed(root: Document, isFailed: boolean): void {
  for (const notice of root.querySelectorAll<HTMLElement>('[data-net-failed]')) notice.hidden = !isFailed;
}

function meta(root: Document, name: string): string {
  return root.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}

export function trigger(element: Element, name: string): void {
  htmx.trigger(element, name);
}

/** Puts a part of another page into its place here; `also` are further parts that change with it. */
export function load(source: Element, url: string, target: string, also?: string): void {
  void htmx.ajax('get', url, {
    source,
    target,
    select: target,
    swap: 'outerHTML',
    ...(also && { selectOOB: also }),
  });
}
