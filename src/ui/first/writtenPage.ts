import type { StageMode } from '../../canvas/scene/mode.ts'
import type { World } from '../../model/world/world.ts'
import { readWorld } from '../../model/world/worldText.ts'
import { presenterZoom } from '../shell/presenterZoom.ts'
import { swap } from './builtPage.ts'

/** A page as the build has written it. */
export interface WrittenPage {
  /** Its stage, on which nothing is drawn. */
  readonly canvas: HTMLCanvasElement
  readonly mode: StageMode
  /** What the page calls 00:00. */
  readonly originMs: number
  /** It is for a beamer, and scaled to the window. */
  readonly isPresented: boolean
  /** Shows it in the place of index.html's words. */
  readonly show: () => void
}

/**
 * @param copy  for windows such as this one
 * @returns `null` where it is not this page's: a host that knows only index.html has the first page's copy for all
 */
export function writtenPage(copy: HTMLElement): WrittenPage | null {
  const { path, originMs } = copy.dataset
  const canvas = copy.querySelector('canvas')
  const mode = canvas?.closest<HTMLElement>('.stage')?.dataset.mode
  if (canvas === null || mode === undefined || path !== location.pathname) return null
  const presenter = copy.querySelector<HTMLElement>('.presenter')
  const show = (): void => {
    swap(document.querySelector<HTMLElement>('.shell'), copy)
    presenter?.style.setProperty('--zoom', String(presenterZoom()))
  }
  return { canvas, mode: mode as StageMode, originMs: Number(originMs), isPresented: presenter !== null, show }
}

/**
 * What stands on the stage of this page by its path alone, as the model computed it when the page was built: at the
 * same commands the worker will have the same.
 */
export function writtenWorld(): World | null {
  const text = document.querySelector<HTMLTemplateElement>('#page-world')?.content.textContent
  return text === undefined || text === null ? null : readWorld(text)
}
