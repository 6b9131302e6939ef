import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { root } from './install.mjs'
import { NOTICES_FILE } from './notices.ts'

interface Built {
  readonly notices: string
  /** The packages that the source maps name, of the page's scripts and of the worker. */
  readonly packages: ReadonlySet<string>
  readonly names: readonly string[]
}

async function built(): Promise<Built> {
  const result = await build({ root, logLevel: 'silent', build: { write: false, sourcemap: true, minify: false } })
  const { output } = result as Rolldown.RolldownOutput
  const text = (name: string): string => {
    const found = output.find(({ fileName }) => fileName === name)
    return found?.type === 'asset' ? String(found.source) : ''
  }
  const names = output.map(({ fileName }) => fileName)
  const maps = names.filter((name) => name.endsWith('.js.map')).map((name) => JSON.parse(text(name)) as SourceMap)
  const inModules = maps.flatMap(({ sources }) =>
    sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []),
  )
  return { notices: text(NOTICES_FILE), packages: new Set(inModules), names }
}

interface SourceMap {
  readonly sources: readonly string[]
}

describe('the notices in the build', () => {
  let site: Built
  beforeAll(async () => {
    site = await built()
  })

  it('have every package whose code is in a script or in the worker', () => {
    expect(site.packages.size).toBeGreaterThan(30)
    expect(site.names.filter((name) => /host-.*\.js\.map$/.test(name))).toHaveLength(1)
    const missing = [...site.packages].filter((name) => !site.notices.includes(`\n${name} ${versionOf(name)} (`))
    expect(missing).toEqual([])
  })

  it('have the fonts', () => {
    expect(site.names.filter((name) => name.endsWith('.woff2')).length).toBeGreaterThan(0)
    for (const name of ['@fontsource-variable/archivo', '@fontsource/commit-mono']) {
      expect(site.notices).toContain(`\n${name} ${versionOf(name)} (OFL-1.1)`)
    }
    expect(site.notices).toContain('SIL OPEN FONT LICENSE')
  })

  it('have a text for each, ours first', () => {
    const [ours = '', ...others] = site.notices.split(/\n─{80}\n/)
    expect(ours).toContain(readFileSync(join(root, 'LICENSE'), 'utf8').trim())
    for (const other of others) expect(other.length, other.slice(0, 60)).toBeGreaterThan(400)
  })
})

it('the samples say whose they are, and under which terms', () => {
  expect(readFileSync(join(root, 'public/samples/README.md'), 'utf8')).toContain('Apache License, Version 2.0')
  expect(existsSync(join(root, 'public/samples/LICENSE'))).toBe(true)
})

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as {
    readonly version: string
  }
  return version
}
