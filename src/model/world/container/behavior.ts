import type { AppCall } from './appCall.ts'
import type { AppWrite } from './writing.ts'

/** A stretch of a lab's time, in simulated ms: the end is not in it, and `null` is no end. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number | null
}

/** What a container says to a request or a load balancer's check: a status, nothing in time, or no connection. */
export type ContainerAnswer =
  | { readonly how: 'code'; readonly code: number }
  | { readonly how: 'timeout' }
  | { readonly how: 'refused' }

/** How a health check fails: its command exits with an error at once, or says nothing until its timeout. */
export type CheckFailure = 'exit' | 'timeout'

/**
 * How containers of an image act, as `lab SetContainerBehavior` says it (CON-1): AWS runs images, the lab has to be told
 * what is in them. Times count from the container's start but for the spans, which are of the lab's time.
 */
export interface ContainerBehavior {
  readonly image: string
  /** `family:revision`; `null` means all that have the image. */
  readonly definitionKey: string | null
  readonly containerName: string | null
  readonly readyAfterMs: number
  /** What it exits with by itself. */
  readonly exitCode: number
  /** `null`: it runs until it is stopped. */
  readonly exitAfterMs: number | null
  /** What it uses from its start on; `null` where nothing was said of its memory. */
  readonly memoryMib: number | null
  readonly leakMibPerMinute: number
  readonly ignoresSigterm: boolean
  /** How long it takes to end once it got SIGTERM, and what it exits with then. */
  readonly exitAfterSigtermMs: number
  readonly sigtermExitCode: number
  readonly checkFails: (Span & { readonly how: CheckFailure }) | null
  readonly responds: (Span & { readonly answer: ContainerAnswer }) | null
  /** Its registry has no such image, so a task that starts does not get it (FLT-8). */
  readonly cannotBePulled?: true
  /** What it writes to its log beside what the lab makes up (LOG-10). */
  readonly logs?: readonly ToldLine[]
  /** What its code calls of AWS (ROL-13). */
  readonly calls?: readonly AppCall[]
  /** What its program writes to disk, or ends with an error (CON-10). */
  readonly writes?: readonly AppWrite[]
}

/** A line of a container's log: once, or again and again. */
export interface ToldLine {
  readonly text: string
  readonly afterMs?: number
  readonly everyMs?: number
}

type Named = Pick<ContainerBehavior, 'image' | 'definitionKey' | 'containerName'>

/** The key of a behavior in the world: one for each image, alone and narrowed to a definition or a container. */
export function behaviorKey({ image, definitionKey, containerName }: Named): string {
  return `${image} ${definitionKey ?? ''} ${containerName ?? ''}`
}

/** A container as a task definition has it. */
export interface ContainerOf {
  readonly definitionKey: string
  readonly container: { readonly name: string; readonly image: string }
}

interface Behaviors {
  readonly containerBehaviors: ReadonlyMap<string, ContainerBehavior>
}

/** What counts for a container: the narrowest of what was said, whole (CON-1); `null` where nothing was. */
export function behaviorOf(
  { containerBehaviors }: Behaviors,
  { definitionKey, container }: ContainerOf,
): ContainerBehavior | null {
  if (containerBehaviors.size === 0) return null
  const { image, name } = container
  for (const [ofDefinition, ofContainer] of [
    [definitionKey, name],
    [definitionKey, null],
    [null, name],
    [null, null],
  ] as const) {
    const key = behaviorKey({ image, definitionKey: ofDefinition, containerName: ofContainer })
    const found = containerBehaviors.get(key)
    if (found !== undefined) return found
  }
  return null
}

export function isWithin({ fromMs, toMs }: Span, atMs: number): boolean {
  return atMs >= fromMs && (toMs === null || atMs < toMs)
}
