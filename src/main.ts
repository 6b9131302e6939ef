import { askScenariosAhead, loadModelAhead } from './session/ahead.ts'
import { hasStoredPlay } from './session/storedPlay.ts'
import { fetchPageFiles, isPlain, tellMissingPage, writtenCopy } from './ui/first/builtPage.ts'
import type { FirstFrame } from './ui/first/firstFrame.ts'
import { PAGE_PATHS, scenarioIdAt } from './ui/routes/pagePaths.ts'

const copy = writtenCopy()
const scenarioId = scenarioIdAt(location.pathname)
// Whether what was written is what is seen. The address of a scenario says nothing but its path, whatever it says.
const isWritten = copy !== null && (scenarioId === null ? isPlain(location.search) : !hasStoredPlay(scenarioId))

// Before anything of the page is there: the model's file comes and is read meanwhile, on a thread of its own. Were the
// page imported as usual, this would be the last of its modules to run, not the first. Where the page was written with
// its lab the model has time until that is seen.
if (!isWritten) askAhead()

void begin()

/** The lab first, where the build has written the page ahead; then all the rest, which would only keep it waiting. */
async function begin(): Promise<void> {
  let drawn: FirstFrame | null = null
  try {
    if (copy !== null) drawn = await draw(copy)
  } finally {
    fetchPageFiles()
    const { showPage } = await import('./ui/page.tsx').catch((error: unknown) => {
      tellMissingPage()
      throw error
    })
    await showPage(drawn?.isLabThere)
    drawn?.stage.destroy()
  }
}

/** What was written; or what the address says, opened first, where the page is laid out alike for all it may say. */
async function draw(written: HTMLElement): Promise<FirstFrame | null> {
  if (isWritten) return (await bringFrame()).showWritten(written, { askAhead, open: openWritten })
  // A play goes on, somewhere else than it begins.
  if (scenarioId !== null) return null
  const lab = (await bringOpener()).openFirstLab()
  return (await bringFrame()).showOpened(written, lab)
}

/** What takes longest to come. */
function askAhead(): void {
  loadModelAhead()
  if (scenarioId !== null) askScenariosAhead('index', scenarioId)
  else if (location.pathname === PAGE_PATHS.scenarios) askScenariosAhead('index')
}

/** Opens in the worker what was written. */
async function openWritten(): Promise<unknown> {
  if (scenarioId === null) return (await bringOpener()).openFirstLab()?.world
  return (await import('./ui/first/firstScenario.ts')).openScenario(scenarioId)
}

/** What draws it. */
function bringFrame() {
  return import('./ui/first/firstFrame.ts')
}

/** What opens the lab that is drawn. */
function bringOpener() {
  return import('./ui/first/firstLab.ts')
}
