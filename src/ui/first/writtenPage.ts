import type { StageMode } from '../../canvas/scene/mode.ts'
import type { World } from '../../model/world/world.ts'
import { readWorld } from '../../model/world/worldText.ts'
import { swap } from './builtPage.ts'
import type { FirstRun } from './firstRuns.ts'

/** A page as the build has written it. */
export interface WrittenPage {
  /** Its stage, on which nothing is drawn. */
  readonly canvas: HTMLCanvasElement
  readonly mode: StageMode
  /**
   * What stands on it, as the model computed it when the page was built: at the same commands the worker will have the
   * same. `null` where the address says more than the page's path.
   */
  readonly world: World | null
  /** Shows it in the place of index.html's words: without what stands in its panels where the address says more. */
  readonly show: () => void
}

/**
 * @param copy  for windows such as this one
 * @returns `null` where it is not this page's, or would not be true
 */
export function writtenPage(copy: HTMLElement, { page, run, isPlain }: FirstRun): WrittenPage | null {
  // Two labs side by side stand otherwise. A host that knows only index.html has the first page's copy for all.
  if (run.otherActs !== null || copy.dataset.page !== page) return null
  const canvas = copy.querySelector('canvas')
  const mode = canvas?.closest<HTMLElement>('.stage')?.dataset.mode
  if (canvas === null || mode === undefined) return null
  const show = (): void => {
    swap(document.querySelector<HTMLElement>('.shell'), copy)
    if (!isPlain) copy.dataset.bare = ''
  }
  return { canvas, mode: mode as StageMode, world: isPlain ? writtenWorld() : null, show }
}

function writtenWorld(): World | null {
  const text = document.querySelector<HTMLTemplateElement>('#page-world')?.content.textContent
  return text === undefined || text === null ? null : readWorld(text)
}
