import { matchesWildcards } from '../../../base/wildcards.ts'
import type { BuildFile } from './buildFiles.ts'

interface Rule {
  readonly segments: readonly string[]
  readonly isException: boolean
}

/** What `.dockerignore` leaves of the files beside a Dockerfile (https://docs.docker.com/build/concepts/context/#dockerignore-files). */
export function withoutIgnored(files: readonly BuildFile[]): readonly BuildFile[] {
  const rules = files.filter(({ path }) => path === '.dockerignore').flatMap(({ content }) => rulesOf(content))
  return rules.length === 0 ? files : files.filter(({ path }) => !isIgnored(path, rules))
}

function rulesOf(content: string): readonly Rule[] {
  return content.split(/\r?\n/).flatMap((raw) => {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) return []
    const isException = line.startsWith('!')
    const segments = (isException ? line.slice(1).trim() : line).split('/').filter((one) => one !== '' && one !== '.')
    return segments.length === 0 ? [] : [{ segments, isException }]
  })
}

/** The last rule that is about a file, or a folder that it is in, decides. */
function isIgnored(path: string, rules: readonly Rule[]): boolean {
  const segments = path.split('/')
  const folders = segments.map((_, index) => segments.slice(0, index + 1))
  const last = rules.findLast((rule) => folders.some((one) => matches(rule.segments, one)))
  return last?.isException === false
}

/** `*` within one name, `**` over any number of folders, none too. */
function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  let [at, from] = [0, 0]
  let star: { readonly next: number; from: number } | null = null
  while (from < segments.length) {
    const part = pattern[at]
    if (part === '**') {
      at += 1
      star = { next: at, from }
    } else if (part !== undefined && matchesWildcards(part, segments[from] ?? '')) {
      at += 1
      from += 1
    } else if (star !== null) {
      star.from += 1
      at = star.next
      from = star.from
    } else return false
  }
  return pattern.slice(at).every((one) => one === '**')
}
