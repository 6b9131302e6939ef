import { expose } from 'comlink'
import { createLabServer } from './labServer.ts'
import type { HostMessage } from './protocol.ts'

/** Wall time that long work may take before the heartbeat gets its answer. */
const SLICES_MS = 200

let pausedAtMs = performance.now()

/** Messages are delivered between tasks, not between promises. */
async function pause(): Promise<void> {
  if (performance.now() - pausedAtMs < SLICES_MS) return
  await new Promise((resolve) => setTimeout(resolve))
  pausedAtMs = performance.now()
}

expose(createLabServer({ post: (message: HostMessage) => self.postMessage(message), pause }))
