import { receive, type BranchView } from '../../../src/session/mirror.ts'
import type { WholeMessage } from '../../../src/worker/protocol.ts'
import { FRAMES } from '../contenders/frames.ts'

export interface MessageTimes {
  /** ms a frame on the page: reading the message, and for changes applying them. */
  readonly pageMs: number
  /** ms a frame in the worker: writing it. */
  readonly workerMs: number
}

/** How the worker tells: changes as they are, or clones of all tasks. */
export type Telling = 'changes' | 'clones'

export async function startMessages(how: Telling): Promise<MessageTimes> {
  const worker = new Worker(new URL('./messageWorker.ts', import.meta.url), { type: 'module' })
  const next = () => new Promise<MessageEvent>((resolve) => worker.addEventListener('message', resolve, { once: true }))
  let view: BranchView | undefined
  let pageMs = 0
  let workerMs = 0
  for (let frame = 0; frame <= FRAMES; frame++) {
    const arrived = next()
    worker.postMessage(how)
    const event = await arrived
    const startedMs = performance.now()
    // Chromium reads a message when it is asked for its data.
    const { message, postMs } = event.data as { readonly message: WholeMessage | null; readonly postMs: number }
    if (how === 'changes' && message !== null) {
      const received = receive(view, message)
      if (received === 'gap') throw new Error('A message was lost')
      view = received
    }
    // The first message is the whole world in both.
    if (frame > 0) pageMs += performance.now() - startedMs
    workerMs = postMs
  }
  worker.terminate()
  return { pageMs: pageMs / FRAMES, workerMs: workerMs / FRAMES }
}
