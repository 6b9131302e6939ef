import { sha256 } from '../../../base/sha256.ts'
import { utf8 } from '../../../base/utf8.ts'
import { matchesWildcards } from '../../../base/wildcards.ts'

/** A file beside the Dockerfile, in the build's context. */
export interface BuildFile {
  readonly path: string
  /** By it and the size the file is told from what it was before. */
  readonly content: string
  readonly sizeBytes: number
}

export function buildFile(given: {
  readonly path: string
  readonly content?: string | undefined
  readonly sizeKb?: number | undefined
}): BuildFile {
  const { path, content = '', sizeKb } = given
  const sizeBytes = sizeKb === undefined ? Math.max(utf8(content).length, 1) : sizeKb * 1_000
  return { path: normalized(path), content, sizeBytes }
}

/** Of which nothing was said, every source is there: a file of 1 MB that never changes. */
const UNTOLD_BYTES = 1_000_000

/** What COPY takes: `sum` tells it from what the same line took before, by content and not by date (DOC-2). */
export interface Taken {
  readonly sum: string
  readonly sizeBytes: number
}

/** @param written  by the instruction itself
 * @returns the source that is not there, else what was taken */
export function takenFiles(
  files: readonly BuildFile[] | null,
  sources: readonly string[],
  written: readonly BuildFile[] = [],
): Taken | { readonly missing: string } {
  const taken = new Set<BuildFile>(written)
  if (files === null) {
    const known = written.length === 0 ? '' : ` ${sumOf(written)}`
    return { sum: `${sources.join(' ')}${known}`, sizeBytes: sources.length * UNTOLD_BYTES + bytesOf(written) }
  }
  for (const source of sources) {
    const found = files.filter(({ path }) => matchesSource(normalized(source), path))
    if (found.length === 0) return { missing: normalized(source) }
    for (const one of found) taken.add(one)
  }
  const all = [...taken]
  return { sum: sumOf(all), sizeBytes: bytesOf(all) }
}

function sumOf(files: readonly BuildFile[]): string {
  return sha256(JSON.stringify(files.map(({ path, content, sizeBytes }) => [path, content, sizeBytes])))
}

function bytesOf(files: readonly BuildFile[]): number {
  return files.reduce((bytes, one) => bytes + one.sizeBytes, 0)
}

function normalized(path: string): string {
  return path.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '')
}

function matchesSource(source: string, path: string): boolean {
  return source === '' || source === '.' || path.startsWith(`${source}/`) || matchesWildcards(source, path)
}
