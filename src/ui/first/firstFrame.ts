import { createStage, type Stage } from '../../canvas/stage.ts'
import { usageOf } from '../../model/world/monitoring/usage.ts'
import { AVAILABILITY_ZONES, type World } from '../../model/world/world.ts'
import { STAGE_FONTS } from '../stage/stageFonts.ts'
import { installLook } from '../theme/installLook.ts'
import { PALETTES } from '../theme/palette.ts'
import { setProjecting, useTheme } from '../theme/themeStore.ts'
import type { FirstLab } from './firstLab.ts'
import { writtenPage, writtenWorld, type WrittenPage } from './writtenPage.ts'
import './first.css'

/** What the browser's own timeline calls the moment at which the lab is seen; the bench and the journeys wait for it. */
const FIRST_FRAME = 'taskyard first frame'

/** Wall ms for the browser to show what is drawn: a page that nobody looks at has no frames. */
const SHOWN_MAX_MS = 100

/** What is seen of a page before it is there. */
export interface FirstFrame {
  readonly stage: Stage
  /** The worker's lab has come, or will not soon: the page takes the picture's place then, with nothing missing. */
  readonly isLabThere: Promise<unknown>
}

interface Later {
  /** Asks for what the lab is opened with. */
  readonly askAhead: () => void
  /** Opens it; ends when it is there, or will not be soon. */
  readonly open: () => Promise<unknown>
}

/**
 * Draws the lab of the page where the build has written the page ahead, before React and the page's own program are
 * there, and opens it when it is seen: the page then takes the session as it is.
 *
 * @param copy  the page as it was written, for windows such as this one
 * @param later  what has time until that is seen
 * @returns once it is drawn; `null` at once where the page cannot be shown like this
 */
export async function showWritten(copy: HTMLElement, later: Later): Promise<FirstFrame | null> {
  installLook()
  const written = writtenPage(copy)
  const world = writtenWorld()
  const stage = written === null || world === null ? null : draw(written, world)
  if (stage !== null) await isShown()
  later.askAhead()
  if (stage === null) return null
  // Where what opens it cannot be had the page opens the lab itself, or says that it cannot.
  return { stage, isLabThere: later.open().catch(() => null) }
}

/** The same where the address says more than its path: the model has to say first what is there. */
export async function showOpened(copy: HTMLElement, lab: FirstLab | null): Promise<FirstFrame | null> {
  installLook()
  const written = lab?.isAlone === true ? writtenPage(copy) : null
  if (lab === null || written === null) return null
  const world = await lab.world
  if (world === null) return null
  // What stands in its panels is of another setting.
  copy.dataset.bare = ''
  return { stage: draw({ ...written, originMs: lab.originMs }, world), isLabThere: lab.world }
}

/** The frame that was drawn is on the screen: what comes now takes nothing from it. */
async function isShown(): Promise<void> {
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, SHOWN_MAX_MS)
  })
}

/** The page is shown with its stage, not before: laying it out and painting it would take from what opens the lab. */
function draw({ canvas, mode, originMs, isPresented, show }: WrittenPage, world: World): Stage {
  if (isPresented) setProjecting(true)
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
