import { createStage, type Stage } from '../../canvas/stage.ts'
import { usageOf } from '../../model/world/monitoring/usage.ts'
import { AVAILABILITY_ZONES, type World } from '../../model/world/world.ts'
import { loadModelAhead } from '../../session/ahead.ts'
import { STAGE_FONTS } from '../stage/stageFonts.ts'
import { installLook } from '../theme/installLook.ts'
import { PALETTES } from '../theme/palette.ts'
import { useTheme } from '../theme/themeStore.ts'
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

/** What opens labs: a file of its own, which is read when it is needed. */
type LabOpener = typeof import('./firstLab.ts')

/**
 * Draws the lab of the page where the build has written the page ahead, before React and the page's own program are
 * there, and opens it: the page then takes the session as it is. What was written with the page is drawn at once, and
 * whatever opens it is asked for when it is seen; of another address the model has to say first what is there.
 *
 * @param copy  the page as it was written, for windows such as this one
 * @param opener  where the address says more than its path
 * @returns once it is drawn; `null` at once where the page cannot be shown like this
 */
export async function showFirstFrame(copy: HTMLElement, opener: LabOpener | null): Promise<FirstFrame | null> {
  installLook()
  return opener === null ? showWritten(copy) : showOpened(copy, opener)
}

async function showWritten(copy: HTMLElement): Promise<FirstFrame | null> {
  const written = writtenPage(copy)
  const world = writtenWorld()
  const stage = written === null || world === null ? null : draw(written, world)
  if (stage !== null) await isShown()
  loadModelAhead()
  return stage === null ? null : { stage, isLabThere: openWritten() }
}

/** Where its files cannot be had the page opens the lab itself, or says that it cannot. */
async function openWritten(): Promise<World | null> {
  const opener = await import('./firstLab.ts').catch(() => null)
  return opener?.openFirstLab()?.world ?? null
}

async function showOpened(copy: HTMLElement, { openFirstLab }: LabOpener): Promise<FirstFrame | null> {
  const lab = openFirstLab()
  // Two labs side by side stand otherwise.
  const written = lab === null || lab.first.run.otherActs !== null ? null : writtenPage(copy)
  if (lab === null || written === null) return null
  const world = await lab.world
  // What stands in its panels is of another setting.
  copy.dataset.bare = ''
  return world === null
    ? null
    : { stage: draw({ ...written, originMs: lab.first.run.originMs }, world), isLabThere: lab.world }
}

/** The frame that was drawn is on the screen: what comes now takes nothing from it. */
async function isShown(): Promise<void> {
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, SHOWN_MAX_MS)
  })
}

/** The page is shown with its stage, not before: laying it out and painting it would take from what opens the lab. */
function draw({ canvas, mode, originMs, show }: WrittenPage, world: World): Stage {
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
