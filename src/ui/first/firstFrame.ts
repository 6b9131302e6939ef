import { createStage, type Stage } from '../../canvas/stage.ts'
import { usageOf } from '../../model/world/monitoring/usage.ts'
import { AVAILABILITY_ZONES } from '../../model/world/world.ts'
import { activeView } from '../../session/labStore.ts'
import type { BranchView } from '../../session/mirror.ts'
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

/**
 * Opens the lab of the page and draws it where the build has written the page ahead, before React and the page's own
 * program are there. The page then takes the session as it is.
 *
 * @returns the stage, once it is drawn; `null` at once where the page has none, or it cannot be shown like this
 */
export async function showFirstFrame(): Promise<Stage | null> {
  installLook()
  const first = firstRunAt(location)
  if (first === null) return null
  const begun = beginRun(first.run, location.pathname)
  const written = writtenPage(first)
  if (written === null) return null
  const view = await opened(begun)
  if (view === null) return null
  // Not before: laying it out and painting it would take from the worker what it opens the lab with.
  written.show()
  return draw(written, view, first.run.originMs)
}

/** @returns what is shown of the lab; `null` where it takes long, or something is wrong with it: the page says so */
async function opened({ session, isOpen }: BegunRun): Promise<BranchView | null> {
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
  return isThere ? (activeView(store.getState()) ?? null) : null
}

function draw({ canvas, mode }: WrittenPage, { world, nowMs }: BranchView, originMs: number): Stage {
  const { name, reducedMotion } = useTheme.getState()
  const stage = createStage(canvas)
  stage.update({
    world,
    nowMs,
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
