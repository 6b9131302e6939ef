import type { StageMode } from '../../canvas/scene/mode.ts'
import type { FirstRun } from './firstRuns.ts'
import { swap } from './pageFiles.ts'

/** A page as the build has written it, hidden. */
export interface WrittenPage {
  /** Its stage, on which nothing is drawn. */
  readonly canvas: HTMLCanvasElement
  readonly mode: StageMode
  /** Shows it in the place of index.html's words: without what stands in its panels where the address says more. */
  readonly show: () => void
}

/** @returns `null` where this page, or a window of this size, has none that would be true */
export function writtenPage({ page, run, isPlain }: FirstRun): WrittenPage | null {
  // Two labs side by side stand otherwise.
  if (run.otherActs !== null) return null
  const pages = [...document.querySelectorAll<HTMLElement>(`.first[data-page='${page}']`)]
  const written = pages.find(({ dataset: { media = '' } }) => window.matchMedia(media).matches)
  const canvas = written?.querySelector('canvas')
  const mode = canvas?.closest<HTMLElement>('.stage')?.dataset.mode
  if (written === undefined || canvas === null || canvas === undefined || mode === undefined) return null
  const show = (): void => {
    swap(document.querySelector<HTMLElement>('.shell'), written)
    if (!isPlain) written.dataset.bare = ''
  }
  return { canvas, mode: mode as StageMode, show }
}
