import type { Stage } from './canvas/stage.ts'
import { loadModelAhead } from './session/ahead.ts'
import { fetchPageFiles, tellMissingPage } from './ui/first/pageFiles.ts'

// Before anything of the page is there: the model's file comes and is read meanwhile, on a thread of its own. Were the
// page imported as usual, this would be the last of its modules to run, not the first.
loadModelAhead()

void begin()

/** The lab first, where the build has written the page ahead; then all the rest, which would only keep it waiting. */
async function begin(): Promise<void> {
  let drawn: Stage | null = null
  try {
    if (document.querySelector('.first') !== null) {
      const { showFirstFrame } = await import('./ui/first/firstFrame.ts')
      drawn = await showFirstFrame()
    }
  } finally {
    fetchPageFiles()
    const { showPage } = await import('./ui/page.tsx').catch((error: unknown) => {
      tellMissingPage()
      throw error
    })
    await showPage()
    drawn?.destroy()
  }
}
