import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tools/longestFirst.ts'
import { notices } from './tools/notices.ts'
import { pageFiles } from './tools/pageFiles.ts'
import { previewServer } from './tools/previewServer.ts'

/**
 * What nearly every page needs is in a few files: each file costs a request and a message between processes, which for
 * a small one is more than reading it. Libraries stay as they are, in a cache too, when only our own code changes.
 */
const CHUNK_GROUPS = [
  {
    name: 'react',
    test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|zustand|@tanstack)\//,
    priority: 3,
  },
  {
    name: 'aria',
    test: /node_modules\/(react-aria|react-aria-components|react-stately|@internationalized)\//,
    priority: 2,
  },
  { name: 'kit', test: /src\/(ui\/kit|ui\/parts|look|base)\/|node_modules\/lucide-react\//, priority: 1 },
]

const { ofPage, ofWorker } = notices()

export default defineConfig({
  plugins: [react(), previewServer(), ofPage, pageFiles()],
  worker: { format: 'es', plugins: () => [ofWorker] },
  build: {
    target: 'es2023',
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One sheet: a page of fifty costs as many requests, and each more than its rules do.
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: { groups: CHUNK_GROUPS } } },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    // A module is loaded once a worker, not once a file: no module of ours keeps a state that a test could bend.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    maxWorkers: '100%',
    // What hangs ends here; how long a test takes is no test. Both cores may be busy with others.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
