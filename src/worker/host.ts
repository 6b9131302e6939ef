import { expose } from 'comlink'
import { createLabServer } from './labServer.ts'
import type { HostMessage } from './protocol.ts'

/**
 * Wall time that work may take before the heartbeat gets its answer. A slice of it is much shorter, and a turn of the
 * timers takes up to 4 ms.
 */
const PAUSE_EVERY_MS = 30

let pausedAtMs = performance.now()

/** Messages are delivered between tasks, not between promises. */
async function pause(): Promise<boolean> {
  if (performance.now() - pausedAtMs < PAUSE_EVERY_MS) return false
  await new Promise((resolve) => setTimeout(resolve))
  pausedAtMs = performance.now()
  return true
}

expose(createLabServer({ post: (message: HostMessage) => self.postMessage(message), pause }))
