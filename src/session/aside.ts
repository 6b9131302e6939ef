import type { LabFile } from '../labfile/labFile.ts'
import type { ErrorShape } from '../model/api/command.ts'
import type { MakeLabClient, WorkerFailure } from '../worker/client.ts'
import type { LabHost, Opened, RestoreState, StreamMessage } from '../worker/protocol.ts'
import { Connection } from './connection.ts'

/** What is opened: a file, at a moment if it says one, or a lab as it was left. */
export type Wanted =
  | { readonly kind: 'file'; readonly file: LabFile; readonly atMs: number | null }
  | { readonly kind: 'state'; readonly state: RestoreState }

/** A lab that stands ready in a worker of its own. `LabSession.take` makes it the page's; `discard` ends it. */
export interface Aside {
  readonly connection: Connection
  readonly opened: Opened
  /** What the worker has told so far. */
  readonly messages: readonly StreamMessage[]
  readonly discard: () => void
}

export type AsideResult =
  | { readonly kind: 'opened'; readonly aside: Aside }
  | { readonly kind: 'refused'; readonly error: ErrorShape }
  | { readonly kind: 'cancelled' }

export interface AsideOptions {
  readonly makeClient: MakeLabClient
  /** Ends the worker and with it the opening. */
  readonly signal: AbortSignal
  /** 0 to 1, while it takes long. */
  readonly onProgress: (share: number) => void
}

/**
 * Opens a lab beside the one on the screen, which goes on meanwhile: whatever the new one does to its worker, crash,
 * hang or run for minutes, is nothing to the other.
 */
export async function openAside(wanted: Wanted, options: AsideOptions): Promise<AsideResult> {
  const { makeClient, signal, onProgress } = options
  const messages: StreamMessage[] = []
  let failure: WorkerFailure | null = null
  const connection = new Connection(makeClient, {
    onMessage: (message) => messages.push(message),
    onProgress,
    onFailure: (told) => {
      failure = told
    },
  })
  const discard = (): void => connection.end()
  signal.addEventListener('abort', discard)
  connection.start()
  const opened = await connection.try((host) => openIn(host, wanted))
  signal.removeEventListener('abort', discard)
  if (signal.aborted) {
    discard()
    return { kind: 'cancelled' }
  }
  if (opened === null) return { kind: 'refused', error: refusalOf(failure) }
  return { kind: 'opened', aside: { connection, opened, messages, discard } }
}

async function openIn(host: LabHost, wanted: Wanted): Promise<Opened> {
  if (wanted.kind === 'state') return host.restore(wanted.state)
  const opened = await host.open(wanted.file)
  if (wanted.atMs !== null) await host.seek(wanted.atMs)
  return opened
}

function refusalOf(failure: WorkerFailure | null): ErrorShape {
  if (failure?.kind === 'unreachable') {
    const message = 'The model’s program could not be fetched: the network is away, or a newer Taskyard is there.'
    return { name: 'ModelNotReachable', message: `${message} Try again, or reload the page.` }
  }
  const why = failure === null ? '' : ` (${failure.message})`
  return { name: 'ModelStopped', message: `The model stopped while it opened this lab${why}. Nothing else is lost.` }
}
