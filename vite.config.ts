import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { notices } from './tools/notices.ts'
import { preloads } from './tools/preloads.ts'
import { previewServer } from './tools/previewServer.ts'

const { ofPage, ofWorker } = notices()

export default defineConfig({
  plugins: [react(), previewServer(), preloads(), ofPage],
  worker: { format: 'es', plugins: () => [ofWorker] },
  build: {
    target: 'es2023',
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Each with all that it imports, less what the ones above it have: a few files that all pages share, where dozens
          // of small ones would be asked for one after the other (six at a time over HTTP/1.1).
          groups: [
            { name: 'first', test: /\/src\/main[.]tsx$/, priority: 4 },
            { name: 'page', test: /\/src\/page[.]tsx$/, priority: 3 },
            { name: 'world', test: /\/src\/(look|base|model\/world)\//, priority: 2 },
            { name: 'session', test: /\/src\/session\/labContext[.]ts$/, priority: 2 },
            { name: 'stage', test: /\/src\/ui\/stage\/BranchStage[.]tsx$/, priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    // A module is loaded once a worker, not once a file: no module of ours keeps a state that a test could bend.
    isolate: false,
    maxWorkers: '100%',
    // What hangs ends here; how long a test takes is no test. Both cores may be busy with others.
    testTimeout: 30_000,
  },
})
