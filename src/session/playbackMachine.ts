import { assign, setup } from 'xstate'

/** Simulated ms for each wall ms. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16, 60, 120, 300, 600] as const
export type Speed = (typeof SPEEDS)[number]
export const DEFAULT_SPEED: Speed = 4

export const RESTARTS_MAX = 3
/** So many changes without a crash, and the restarts before them are forgotten. */
export const GOOD_EVENTS_MIN = 10_000

interface PlaybackContext {
  readonly speed: Speed
  /** Playing ends by itself at each decision. */
  readonly stopsAtDecisions: boolean
  /** Seeking ends in playing again. */
  readonly resumes: boolean
  readonly restarts: number
  readonly goodEvents: number
}

export type PlaybackEvent =
  | { readonly type: 'play' | 'pause' | 'toggle' | 'step' | 'seek' }
  /** The step or the seek is done. */
  | { readonly type: 'arrived' }
  | { readonly type: 'speedSet'; readonly speed: Speed }
  | { readonly type: 'stopsAtDecisionsSet'; readonly stopsAtDecisions: boolean }
  | { readonly type: 'crashed' | 'restored' }
  /** There is no program to rebuild the model with: no fault of the model, so it is not counted. */
  | { readonly type: 'unreachable' }
  /** Another lab is on the screen: what the one before did to its worker is forgotten. */
  | { readonly type: 'replaced' }
  | { readonly type: 'lived'; readonly eventsCount: number }
  /** Somebody has read that the model stopped, and goes on without the command that was left out. */
  | { readonly type: 'goOn' }

/** Whether the simulation may move. The worker owns the world; this machine never sees it. */
export const playbackMachine = setup({
  types: { context: {} as PlaybackContext, events: {} as PlaybackEvent },
  guards: {
    mayRestart: ({ context }) => context.restarts < RESTARTS_MAX,
    resumes: ({ context }) => context.resumes,
  },
  actions: {
    countRestart: assign({ restarts: ({ context }) => context.restarts + 1, goodEvents: 0, resumes: false }),
    countEvents: assign(({ context, event }) => {
      if (event.type !== 'lived') return {}
      const goodEvents = context.goodEvents + event.eventsCount
      return goodEvents < GOOD_EVENTS_MIN ? { goodEvents } : { goodEvents: 0, restarts: 0 }
    }),
    resumeAfter: assign({ resumes: true }),
    pauseAfter: assign({ resumes: false }),
    setSpeed: assign(({ event }) => (event.type === 'speedSet' ? { speed: event.speed } : {})),
    setStops: assign(({ event }) =>
      event.type === 'stopsAtDecisionsSet' ? { stopsAtDecisions: event.stopsAtDecisions } : {},
    ),
    forgetRestarts: assign({ restarts: 0, goodEvents: 0 }),
  },
}).createMachine({
  id: 'playback',
  context: { speed: DEFAULT_SPEED, stopsAtDecisions: false, resumes: false, restarts: 0, goodEvents: 0 },
  initial: 'paused',
  on: {
    speedSet: { actions: 'setSpeed' },
    stopsAtDecisionsSet: { actions: 'setStops' },
    lived: { actions: 'countEvents' },
    unreachable: { target: '.recovering', actions: 'pauseAfter' },
    replaced: { target: '.paused', actions: 'forgetRestarts' },
    crashed: [{ guard: 'mayRestart', target: '.recovering', actions: 'countRestart' }, { target: '.stopped' }],
  },
  states: {
    paused: {
      entry: 'pauseAfter',
      on: { play: 'playing', toggle: 'playing', step: 'stepping', seek: 'seeking' },
    },
    playing: {
      on: {
        pause: 'paused',
        toggle: 'paused',
        step: 'stepping',
        seek: { target: 'seeking', actions: 'resumeAfter' },
      },
    },
    stepping: { on: { arrived: 'paused', play: 'playing', seek: 'seeking' } },
    seeking: {
      on: {
        arrived: [{ guard: 'resumes', target: 'playing' }, { target: 'paused' }],
        play: { actions: 'resumeAfter' },
        pause: { actions: 'pauseAfter' },
        toggle: [{ guard: 'resumes', actions: 'pauseAfter' }, { actions: 'resumeAfter' }],
      },
    },
    recovering: { on: { restored: 'paused' } },
    stopped: {
      on: {
        goOn: { target: 'paused', actions: 'forgetRestarts' },
        unreachable: {},
      },
    },
  },
})
