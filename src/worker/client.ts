import { wrap } from 'comlink'
import { startHeartbeat } from './heartbeat.ts'
import type { HostMessage, LabHost, StreamMessage } from './protocol.ts'
import { takeWorker } from './spareWorker.ts'

/** Why a worker was given up. `unreachable`: its program could not be fetched, so it has done nothing wrong. */
export interface WorkerFailure {
  readonly kind: 'crashed' | 'silent' | 'unreachable'
  readonly message: string
}

export interface LabClientOptions {
  readonly onMessage: (message: StreamMessage) => void
  /** Of the call under way, 0 to 1, while it takes long. */
  readonly onProgress: (share: number) => void
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

/** Wall ms for the worker's program to come over a slow network. Until it has come, silence says nothing. */
const LOADING_MAX_MS = 60_000

/** Starts a worker. One that throws, cannot be fetched, or falls silent for five seconds is ended and reported. */
export const startLabClient: MakeLabClient = ({ onMessage, onProgress, onFailure }) => {
  const worker = takeWorker()
  const host = wrap<LabHost>(worker)
  let isLoaded = false
  let isOver = false
  const heartbeat = startHeartbeat({
    ping: () => host.ping(),
    isWanted: () => isLoaded && document.visibilityState === 'visible',
    onSilent: () => giveUp({ kind: 'silent', message: 'The model has not answered for 5 s' }),
  })
  const loading = setTimeout(() => giveUp(UNREACHABLE), LOADING_MAX_MS)
  host.ping().then(onLoaded, onLoaded)
  function onLoaded(): void {
    isLoaded = true
    clearTimeout(loading)
  }
  function end(): void {
    isOver = true
    heartbeat.stop()
    clearTimeout(loading)
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
    else if (data.kind === 'progress') onProgress(data.share)
    // What has no kind is comlink's.
    else if (data.kind !== undefined) onMessage(data)
  })
  worker.addEventListener('error', ({ message }) => {
    // A program that did not come has no message; one that broke says how.
    giveUp(isLoaded || message ? { kind: 'crashed', message: message || 'It broke' } : UNREACHABLE)
  })
  worker.addEventListener('messageerror', () => giveUp({ kind: 'crashed', message: 'A message could not be read' }))
  return { host, end }
}

const UNREACHABLE: WorkerFailure = { kind: 'unreachable', message: 'The model’s program could not be fetched' }
