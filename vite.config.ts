import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { securityHeaders } from './tools/securityHeaders.ts'

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  preview: { headers: securityHeaders },
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
