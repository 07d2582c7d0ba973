import { cpSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The policy the server sends; the sample pages are served under it too. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
].join('; ');

const entries = [
  'src/styles/public.css',
  'src/styles/desk.css',
  'src/public.ts',
  'src/desk.ts',
  'src/map.ts',
  'src/grid-editor.ts',
  'src/receipt.ts',
];
const root = import.meta.dirname;
const publicCssBytes = 15 * 1024;

/** Residents' pages promise a style sheet of at most 15 KB. */
const budget: Plugin = {
  name: 'budget',
  generateBundle(_, bundle) {
    for (const [name, part] of Object.entries(bundle)) {
      if (!/public-[^/]*\.css$/.test(name) || part.type !== 'asset') continue;
      const bytes = Buffer.byteLength(part.source);
      if (bytes > publicCssBytes) this.error(`${name} has ${bytes} bytes, more than ${publicCssBytes}`);
    }
  },
};

export default defineConfig(({ mode }) => {
  const samples = mode === 'samples';
  const sampleDist = resolve(root, 'node_modules/.samples');
  return {
    base: '/',
    build: {
      outDir: samples ? sampleDist : 'dist',
      emptyOutDir: true,
      manifest: 'assets/manifest.json',
      modulePreload: { polyfill: false },
      target: ['chrome90', 'safari14.1', 'ios14.5'],
      cssTarget: ['chrome90', 'safari14.1', 'ios14.5', 'firefox90'],
      chunkSizeWarningLimit: 700,
      rolldownOptions: {
        // htmx holds an eval that allowEval=false and the policy keep shut.
        checks: { eval: false },
        input: samples
          ? readdirSync(resolve(root, 'samples'))
              .filter((name) => name.endsWith('.html'))
              .map((name) => `samples/${name}`)
          : entries,
      },
    },
    plugins: samples
      ? [
          {
            name: 'sample-data',
            writeBundle: () => {
              for (const folder of ['data', 'pictures'])
                cpSync(resolve(root, 'samples', folder), resolve(sampleDist, 'samples', folder), { recursive: true });
            },
          },
        ]
      : [budget],
    preview: { headers: { 'Content-Security-Policy': contentSecurityPolicy } },
    test: { include: ['test/**/*.test.ts'] },
  };
});
