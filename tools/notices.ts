import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { root } from './install.mjs'

/** Of the built site; the page links to it. */
export const NOTICES_FILE = 'THIRD-PARTY-NOTICES.txt'

const NOTICE_FILE = /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i
/** What a package lists of its own dependencies, none of which comes into our build. */
const OF_OTHERS = /^# Licenses of bundled dependencies$/m

interface Notices {
  /** For the worker, which is built by itself and before the page. */
  readonly ofWorker: Plugin
  /** For the page; it writes the file. */
  readonly ofPage: Plugin
}

/**
 * Writes the licences of all whose code or fonts are in the build into one file. (Vite's own `build.license` knows
 * neither fonts nor NOTICE files, and nothing of what is in the worker alone.)
 */
export function notices(): Notices {
  const packages = new Set<string>()
  const collect = (bundle: Rolldown.OutputBundle): void => {
    for (const file of sourcesOf(bundle)) {
      const found = packageOf(file)
      if (found !== undefined) packages.add(found)
    }
  }
  return {
    ofWorker: { name: 'taskyard-notices-worker', generateBundle: (_options, bundle) => collect(bundle) },
    ofPage: {
      name: 'taskyard-notices',
      apply: 'build',
      generateBundle(_options, bundle) {
        collect(bundle)
        const source = [OWN, ...[...packages].map(noticeOf).toSorted()].join(`\n\n${'─'.repeat(80)}\n\n`)
        this.emitFile({ type: 'asset', fileName: NOTICES_FILE, source: `${source}\n` })
      },
    },
  }
}

/** Every file that something in a bundle was made of. */
function sourcesOf(bundle: Rolldown.OutputBundle): string[] {
  return Object.values(bundle).flatMap((output) => {
    return output.type === 'chunk' ? output.moduleIds : output.originalFileNames.map((name) => join(root, name))
  })
}

/** The folder of the package that a file is of; undefined for a file of ours. */
function packageOf(file: string): string | undefined {
  // Helpers that the builder adds have no file, and its name in theirs.
  const helperOf = /^\0(vite|rolldown)\b/.exec(file)?.[1]
  if (helperOf !== undefined) return join(root, 'node_modules', helperOf)
  const folder = /^(?!\0).*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file.replaceAll('\\', '/'))?.[0]
  if (folder === undefined || existsSync(join(folder, 'package.json'))) return folder
  throw new Error(`${relative(root, dirname(file))} is of no package with a name.`)
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string
    readonly version: string
    readonly license?: string
  }
  const files = readdirSync(folder).filter((file) => NOTICE_FILE.test(file))
  if (files.length === 0) throw new Error(`${name} is in the build and has no licence in its folder: ${folder}`)
  const texts = files.toSorted().map((file) => readFileSync(join(folder, file), 'utf8').split(OF_OTHERS)[0]?.trim())
  return [`${name} ${version} (${license ?? 'see below'})`, ...texts].join('\n\n')
}

const OWN = `Taskyard, and the works of others that are in it

${readFileSync(join(root, 'LICENSE'), 'utf8').trim()}

The task definitions in samples/ are Amazon's; samples/README.md says from where, samples/LICENSE under which terms.
All that follows is in the program or its fonts.`
