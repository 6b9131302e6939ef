import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { englishOnly } from './tools/englishOnly.ts'
import { LongestFirst } from './tools/longestFirst.ts'
import { notices } from './tools/notices.ts'
import { pageFiles } from './tools/pageFiles.ts'
import { previewServer } from './tools/previewServer.ts'
import { writtenPages } from './tools/written/writtenPages.ts'
import { writtenTable } from './tools/writtenTable.ts'

const ahead = writtenPages()

/**
 * What many pages need is in a few files: each file costs a request and messages between processes, three or four ms of
 * a small machine, and sixty of them stood between a visitor and the first frame. Libraries stay as they are, in a
 * cache too, when only our own code changes. A module goes to the first of these that wants it, with what it imports.
 */
const CHUNK_GROUPS = [
  // The entry's own, and no more: it asks for the model's file before the page is there.
  {
    name: 'ahead',
    test: /\/(session\/(ahead|siteFile|storedPlay)|worker\/spareWorker|first\/builtPage|routes\/pagePaths)\.ts$|vite\/preload-helper/,
  },
  // What draws a page's lab before the page is there; by itself what pages without a stage have too.
  {
    name: 'core',
    test: (id: string) => ahead.isOfFirst(id) && !/\/(src\/(canvas|ui\/first)|node_modules\/d3[^/]*)\//.test(id),
  },
  { name: 'first', test: (id: string) => ahead.isOfFirst(id) },
  // What opens that lab in the worker: the first that is asked for when it is seen.
  { name: 'opening', test: (id: string) => ahead.isOfLab(id) },
  {
    name: 'react',
    test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|zustand|@tanstack)\//,
  },
  {
    name: 'aria',
    test: /node_modules\/(react-aria|react-aria-components|react-stately|@internationalized)\//,
  },
  // With the few parts of the stage that pages without one have too.
  {
    name: 'kit',
    test: /src\/(ui\/kit|ui\/parts|look|base)\/|\/(counts\.ts|RevisionSwatch\.tsx|RefusalLine\.tsx|acts\.css)$|node_modules\/lucide-react\//,
  },
  // Every page.
  { name: 'page', test: /src\/ui\/(page|shell\/(PageFrame|Header\w+))\.tsx$/ },
  // Every page with a lab; then those that show it.
  { name: 'lab', test: /src\/(session|worker|labfile|lessons)\//, minShareCount: 8 },
  { name: 'stage', test: /src\/(canvas|ui\/stage|ui\/subjects|ui\/words)\//, minShareCount: 8 },
  {
    name: 'workbench',
    test: /src\/ui\/(timeline|strip|inspector|demo|demoParts|desk|player|sharing|acts)\//,
    minShareCount: 4,
  },
].map((group, at, all) => ({ ...group, priority: all.length - at }))

const { ofPage, ofWorker } = notices()

export default defineConfig({
  plugins: [react(), englishOnly(), writtenTable(), previewServer(), ofPage, ahead.plugin, pageFiles(ahead.pages)],
  worker: { format: 'es', plugins: () => [writtenTable(), ofWorker] },
  build: {
    target: 'es2023',
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One sheet: a page of fifty costs as many requests, and each more than its rules do.
    cssCodeSplit: false,
    // That most of a build is the writing of pages is no warning to who starts the lab.
    rolldownOptions: { checks: { pluginTimings: false }, output: { codeSplitting: { groups: CHUNK_GROUPS } } },
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
