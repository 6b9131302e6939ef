import { OurFrames } from './ourFrames.ts'
import { RoundRectFrames } from './roundRectFrames.ts'
import { startMessages, type MessageTimes } from './messages.ts'
import { runQuota, type QuotaTimes } from './quota.ts'

/** The stage, or what it is compared with: rounded rectangles, bare or with the task's name on each. */
export type Drawer = 'ours' | 'roundRect' | 'roundRectNamed'

/** What the bench calls through Playwright. */
export interface BenchPage {
  /** Draws so many frames, each with all tasks changing. @returns ms of each frame, drawn to the last pixel */
  draw(who: Drawer, tasks: number, frames: number): readonly number[]
  /** Lets a worker tell one rolling deployment of 5,000 tasks, frame by frame. */
  listen(how: 'changes' | 'clones'): Promise<MessageTimes>
  /** Opens, plays and seeks in a lab of the size of the quotas. */
  quota(): Promise<QuotaTimes>
}

declare global {
  interface Window {
    bench?: BenchPage
  }
}

const drawn = new Map<string, OurFrames | RoundRectFrames>()

window.bench = {
  draw(who, tasks, frames) {
    const key = `${who} ${String(tasks)}`
    const drawer = drawn.get(key) ?? makeDrawer(who, tasks)
    drawn.set(key, drawer)
    return drawer.draw(frames)
  },
  listen: (how) => startMessages(how),
  quota: () => runQuota(),
}

function makeDrawer(who: Drawer, tasks: number): OurFrames | RoundRectFrames {
  return who === 'ours' ? new OurFrames(tasks) : new RoundRectFrames(tasks, who === 'roundRectNamed')
}
