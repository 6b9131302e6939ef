import { createStage, type Stage } from '../../canvas/stage.ts'
import { usageOf } from '../../model/world/monitoring/usage.ts'
import { AVAILABILITY_ZONES, type World } from '../../model/world/world.ts'
import { activeView } from '../../session/labStore.ts'
import { beginRun, type BegunRun } from '../../session/openRun.ts'
import { STAGE_FONTS } from '../stage/stageFonts.ts'
import { installLook } from '../theme/installLook.ts'
import { PALETTES } from '../theme/palette.ts'
import { useTheme } from '../theme/themeStore.ts'
import { firstRunAt } from './firstRuns.ts'
import { writtenPage, type WrittenPage } from './writtenPage.ts'
import './first.css'

/** What the browser's own timeline calls the moment at which the lab is seen; the bench and the journeys wait for it. */
const FIRST_FRAME = 'taskyard first frame'

/** Wall ms for a lab to open, from where the worker says that it takes a while: the page is worth more by then. */
const PATIENCE_MS = 2_000

/** Wall ms for the browser to show what is drawn: a page that nobody looks at has no frames. */
const SHOWN_MAX_MS = 100

/** What is seen of a page before it is there. */
export interface FirstFrame {
  readonly stage: Stage
  /** The worker's lab has come, or will not soon: the page takes the picture's place then, with nothing missing. */
  readonly isLabThere: Promise<unknown>
}

/**
 * Draws the lab of the page where the build has written the page ahead, before React and the page's own program are
 * there, and opens it: the page then takes the session as it is. What was written with the page is drawn at once, and
 * the model's program is asked for when it is seen; of another address the model has to say first what is there.
 *
 * @param copy  the page as it was written, for windows such as this one
 * @returns once it is drawn; `null` at once where the page cannot be shown like this
 */
export async function showFirstFrame(copy: HTMLElement): Promise<FirstFrame | null> {
  installLook()
  const first = firstRunAt(location)
  if (first === null) return null
  const begin = (): BegunRun => beginRun(first.run, location.pathname)
  const written = writtenPage(copy, first)
  if (written !== null && written.world !== null) {
    const stage = draw(written, written.world, first.run.originMs)
    await isShown()
    return { stage, isLabThere: opened(begin()) }
  }
  const lab = opened(begin())
  if (written === null) return null
  const world = await lab
  return world === null ? null : { stage: draw(written, world, first.run.originMs), isLabThere: lab }
}

/** The frame that was drawn is on the screen: what comes now takes nothing from it. */
async function isShown(): Promise<void> {
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, SHOWN_MAX_MS)
  })
}

/** @returns what is shown of the lab; `null` where it takes long, or something is wrong with it: the page says so */
async function opened({ session, isOpen }: BegunRun): Promise<World | null> {
  const { store } = session
  let stop = (): void => undefined
  const isHindered = new Promise<false>((resolve) => {
    stop = store.subscribe(({ notice, progress }) => {
      if (notice !== null) resolve(false)
      // The worker has its program, and goes on and on.
      else if (progress !== null) setTimeout(() => resolve(false), PATIENCE_MS)
    })
  })
  const isThere = await Promise.race([isOpen, isHindered])
  stop()
  return isThere ? (activeView(store.getState())?.world ?? null) : null
}

/** The page is shown with its stage, not before: laying it out and painting it would take from what opens the lab. */
function draw({ canvas, mode, show }: WrittenPage, world: World, originMs: number): Stage {
  show()
  const { name, reducedMotion } = useTheme.getState()
  const stage = createStage(canvas)
  stage.update({
    world,
    nowMs: world.nowMs,
    originMs,
    palette: PALETTES[name],
    fonts: STAGE_FONTS,
    mode,
    zones: AVAILABILITY_ZONES,
    selection: null,
    hover: null,
    marks: [],
    xray: null,
    useOf: (taskId) => usageOf(world, taskId),
    speed: 1,
    lens: 'yard',
    judge: null,
    reducedMotion,
  })
  stage.drawNow(performance.now())
  performance.mark(FIRST_FRAME)
  return stage
}
