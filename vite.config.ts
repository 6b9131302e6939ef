import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tools/longestFirst.ts'
import { notices } from './tools/notices.ts'
import { pageFiles } from './tools/pageFiles.ts'
import { previewServer } from './tools/previewServer.ts'

const { ofPage, ofWorker } = notices()

export default defineConfig({
  plugins: [react(), previewServer(), ofPage, pageFiles()],
  worker: { format: 'es', plugins: () => [ofWorker] },
  build: {
    target: 'es2023',
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    // A module is loaded once a worker, not once a file: no module of ours keeps a state that a test could bend.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    maxWorkers: '100%',
    // What hangs ends here; how long a test takes is no test. Both cores may be busy with others.
    testTimeout: 30_000,
  },
})
