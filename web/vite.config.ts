import { cpSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
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
  'src/receipt.ts',
];
const root = import.meta.dirname;

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
      target: ['es2020', 'chrome90', 'safari14.1', 'ios14.5'],
      cssTarget: ['chrome90', 'safari14.1', 'ios14.5', 'firefox90'],
      chunkSizeWarningLimit: 700,
      rolldownOptions: {
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
      : [],
    preview: { headers: { 'Content-Security-Policy': contentSecurityPolicy } },
    test: { include: ['test/**/*.test.ts'] },
  };
});
