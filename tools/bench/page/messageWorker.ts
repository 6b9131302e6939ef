import { FleetFrames } from '../contenders/frames.ts'
import type { Telling } from './messages.ts'

const fleet = new FleetFrames()
let isFirst = true
let postMs = 0

/** One message for each frame that is asked for, with the time that the posts before it took. */
self.addEventListener('message', ({ data }: MessageEvent<Telling>) => {
  if (!isFirst) fleet.step()
  const message = data === 'changes' ? fleet.tell() : [...fleet.world.tasks.values()]
  const startedMs = performance.now()
  self.postMessage({ message, postMs })
  if (!isFirst) postMs += performance.now() - startedMs
  isFirst = false
})
