import type { Contender } from './contender.ts'

/**
 * The process of one contender: does what the bench asks, one thing after the other. Its bundle has a file for each
 * contender, and only the one that is named is loaded.
 */
const contenders = {
  holdOurs: async () => (await import('./contenders/queueOurs.ts')).holdOurs,
  holdHeap: async () => (await import('./contenders/queueHeap.ts')).holdHeap,
  holdSimjs: async () => (await import('./contenders/queueSimjs.ts')).holdSimjs,
  singleServerOurs: async () => (await import('./contenders/queueOurs.ts')).singleServerOurs,
  singleServerHeap: async () => (await import('./contenders/queueHeap.ts')).singleServerHeap,
  singleServerSimjs: async () => (await import('./contenders/queueSimjs.ts')).singleServerSimjs,
  transitionOurs: async () => (await import('./contenders/transition.ts')).transitionOurs,
  transitionActor: async () => (await import('./contenders/transition.ts')).transitionActor,
  steadyOurs: async () => (await import('./contenders/fleetOurs.ts')).steadyOurs,
  steadyActors: async () => (await import('./contenders/fleetActors.ts')).steadyActors,
  rollingOurs: async () => (await import('./contenders/fleetOurs.ts')).rollingOurs,
  rollingActors: async () => (await import('./contenders/fleetActors.ts')).rollingActors,
  seekOurs: async () => (await import('./contenders/seek.ts')).seekOurs,
  seekFromZero: async () => (await import('./contenders/seek.ts')).seekFromZero,
  streamOurs: async () => (await import('./contenders/stream.ts')).streamOurs,
  streamClones: async () => (await import('./contenders/stream.ts')).streamClones,
  placeOurs: async () => (await import('./contenders/placeOurs.ts')).placeOurs,
  placeScan: async () => (await import('./contenders/placeScan.ts')).placeScan,
  memoryOurs: async () => (await import('./contenders/memory.ts')).memoryOurs,
  memoryWorld: async () => (await import('./contenders/memory.ts')).memoryWorld,
  questionsOurs: async () => (await import('./contenders/questions.ts')).questionsOurs,
  questionsPlainRun: async () => (await import('./contenders/questions.ts')).questionsPlainRun,
  trafficOurs: async () => (await import('./contenders/traffic.ts')).trafficOurs,
  dayOurs: async () => (await import('./contenders/day.ts')).dayOurs,
  dayActors: async () => (await import('./contenders/day.ts')).dayActors,
  trafficEach: async () => (await import('./contenders/traffic.ts')).trafficEach,
} satisfies Record<string, () => Promise<Contender>>

export type ContenderName = keyof typeof contenders

export type ChildRequest = 'prepare' | 'trace' | 'round'

async function serve(name: ContenderName): Promise<void> {
  const contender = await contenders[name]()
  const acts: Record<ChildRequest, () => unknown> = {
    prepare: () => contender.prepare?.(),
    trace: () => contender.trace?.(),
    round: () => contender.round(),
  }
  process.on('message', (request: ChildRequest) => {
    process.send?.({ answer: acts[request]() })
  })
  process.send?.({ answer: 'ready' })
}

await serve(process.argv[2] as ContenderName)
