import { join } from 'node:path'
import { build, preview, type PreviewServer } from 'vite'
import { root } from '../install.mjs'
import { securityHeaders } from '../securityHeaders.ts'

/** Where the lab stands as it is shipped. */
export const labDir = join(root, '.cache/bench/dist')
const floorRoot = join(root, 'tools/bench/floor')
const floorDir = join(root, '.cache/bench/floor')

let built: Promise<unknown> | undefined

/** Builds the lab as it is shipped: once for all parts of a run. */
export async function buildLab(): Promise<void> {
  built ??= build({ root, logLevel: 'error', build: { outDir: labDir, emptyOutDir: true, manifest: true } })
  await built
}

/** As it is served to everybody: each route asks at once for the files that it needs. */
export function serveLab(): Promise<PreviewServer> {
  return serve(labDir, root, {})
}

/** React and D3 alone, with one rectangle. */
export async function serveFloor(): Promise<PreviewServer> {
  const alone = { configFile: false } as const
  await build({ root: floorRoot, ...alone, logLevel: 'error', build: { outDir: floorDir, emptyOutDir: true } })
  return serve(floorDir, floorRoot, alone)
}

function serve(from: string, pageRoot: string, more: { readonly configFile?: false }): Promise<PreviewServer> {
  return preview({
    root: pageRoot,
    ...more,
    logLevel: 'warn',
    build: { outDir: from },
    preview: { host: '127.0.0.1', port: 4_191, headers: securityHeaders },
  })
}

export function addressOf({ resolvedUrls }: PreviewServer): string {
  return resolvedUrls?.local[0] ?? ''
}
