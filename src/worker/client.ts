import { wrap } from 'comlink'
import { startHeartbeat } from './heartbeat.ts'
import type { HostMessage, LabHost, StreamMessage } from './protocol.ts'
import { takeWorker } from './spareWorker.ts'

/** Why a worker was given up. */
export interface WorkerFailure {
  readonly kind: 'crashed' | 'silent'
  readonly message: string
}

export interface LabClientOptions {
  readonly onMessage: (message: StreamMessage) => void
  /** Called once, after the worker was ended. Calls under way never get an answer. */
  readonly onFailure: (failure: WorkerFailure) => void
}

/** A worker and the calls to it. */
export interface LabClient {
  readonly host: LabHost
  /** Ends the worker without a word. */
  end: () => void
}

export type MakeLabClient = (options: LabClientOptions) => LabClient

/** Starts a worker. One that throws, cannot load, or is silent for five seconds is ended and reported. */
export const startLabClient: MakeLabClient = ({ onMessage, onFailure }) => {
  const worker = takeWorker()
  const host = wrap<LabHost>(worker)
  const heartbeat = startHeartbeat({
    ping: () => host.ping(),
    isWanted: () => document.visibilityState === 'visible',
    onSilent: () => giveUp({ kind: 'silent', message: 'The model has not answered for 5 s' }),
  })
  let isOver = false
  function end(): void {
    isOver = true
    heartbeat.stop()
    worker.terminate()
  }
  function giveUp(failure: WorkerFailure): void {
    if (isOver) return
    end()
    onFailure(failure)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<HostMessage | { readonly kind?: undefined }>) => {
    if (isOver) return
    heartbeat.heard()
    if (data.kind === 'crashed') giveUp(data)
    // What has no kind is comlink's.
    else if (data.kind !== undefined && data.kind !== 'progress') onMessage(data)
  })
  worker.addEventListener('error', (event) => giveUp({ kind: 'crashed', message: event.message || 'It did not load' }))
  worker.addEventListener('messageerror', () => giveUp({ kind: 'crashed', message: 'A message could not be read' }))
  return { host, end }
}
