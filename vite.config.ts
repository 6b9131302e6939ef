import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { previewServer } from './tools/previewServer.ts'

export default defineConfig({
  plugins: [react(), previewServer()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
  },
})
