import { describe, expect, it } from 'vitest'
import { createActor } from 'xstate'
import { DEFAULT_SPEED, GOOD_EVENTS_MIN, playbackMachine, RESTARTS_MAX, type PlaybackEvent } from './playbackMachine.ts'

type Simple = Exclude<PlaybackEvent['type'], 'speedSet' | 'stopsAtDecisionsSet' | 'lived'>

function after(...events: readonly (Simple | PlaybackEvent)[]) {
  const actor = createActor(playbackMachine).start()
  for (const event of events) actor.send(typeof event === 'string' ? { type: event } : event)
  return actor.getSnapshot()
}

describe('playback', () => {
  it('starts paused', () => {
    expect(after()).toMatchObject({ value: 'paused', context: { speed: DEFAULT_SPEED, stopsAtDecisions: false } })
  })

  it.each<{ events: readonly Simple[]; state: string }>([
    { events: ['toggle'], state: 'playing' },
    { events: ['play', 'toggle'], state: 'paused' },
    { events: ['play', 'step'], state: 'stepping' },
    { events: ['play', 'step', 'arrived'], state: 'paused' },
    { events: ['seek', 'arrived'], state: 'paused' },
    { events: ['play', 'seek', 'arrived'], state: 'playing' },
    { events: ['play', 'seek', 'pause', 'arrived'], state: 'paused' },
    { events: ['seek', 'play', 'arrived'], state: 'playing' },
    { events: ['seek', 'toggle', 'toggle', 'arrived'], state: 'paused' },
    { events: ['play', 'seek', 'arrived', 'pause', 'seek', 'arrived'], state: 'paused' },
    { events: ['step', 'step'], state: 'stepping' },
    { events: ['play', 'crashed'], state: 'recovering' },
    { events: ['play', 'crashed', 'play', 'toggle', 'seek', 'step'], state: 'recovering' },
    { events: ['play', 'crashed', 'restored'], state: 'paused' },
    { events: ['play', 'seek', 'crashed', 'restored', 'seek', 'arrived'], state: 'paused' },
    { events: ['play', 'unreachable'], state: 'recovering' },
    { events: ['unreachable', 'play', 'toggle', 'seek', 'step'], state: 'recovering' },
    { events: ['seek', 'play', 'unreachable', 'restored', 'seek', 'arrived'], state: 'paused' },
    { events: ['play', 'replaced'], state: 'paused' },
    { events: ['step', 'replaced', 'arrived'], state: 'paused' },
    { events: ['play', 'seek', 'replaced', 'arrived'], state: 'paused' },
    { events: ['crashed', 'replaced'], state: 'paused' },
    { events: ['unreachable', 'replaced', 'restored'], state: 'paused' },
  ])('$events → $state', ({ events, state }) => {
    expect(after(...events).value).toBe(state)
  })

  it('is what it was set to', () => {
    const { context } = after({ type: 'speedSet', speed: 60 }, { type: 'stopsAtDecisionsSet', stopsAtDecisions: true })
    expect(context).toMatchObject({ speed: 60, stopsAtDecisions: true })
  })
})

describe('recovery', () => {
  const restart: readonly Simple[] = ['crashed', 'restored']
  const restarts = Array.from({ length: RESTARTS_MAX }, () => restart).flat()

  it('stops after so many restarts, and goes on when somebody says so', () => {
    expect(after(...restarts).value).toBe('paused')
    expect(after(...restarts, 'crashed').value).toBe('stopped')
    expect(after(...restarts, 'crashed', 'restored', 'play').value).toBe('stopped')
    expect(after(...restarts, 'crashed', 'goOn').value).toBe('paused')
    expect(after(...restarts, 'crashed', 'goOn', 'crashed').value).toBe('recovering')
  })

  it('does not count a program that did not come', () => {
    const tries: readonly Simple[] = Array.from({ length: 9 }, () => ['unreachable', 'restored'] as const).flat()
    expect(after(...tries).context.restarts).toBe(0)
    expect(after(...tries, 'crashed').value).toBe('recovering')
    expect(after(...restarts, 'unreachable', 'restored', 'crashed').value).toBe('stopped')
    expect(after(...restarts, 'crashed', 'unreachable').value).toBe('stopped')
  })

  it('forgets restarts when another lab is there', () => {
    expect(after(...restarts, 'replaced', 'crashed').value).toBe('recovering')
    expect(after(...restarts, 'crashed', 'replaced').value).toBe('paused')
    expect(after(...restarts, 'crashed', 'replaced', ...restart, ...restart, 'crashed').value).toBe('recovering')
  })

  it('forgets restarts after enough good events, not before', () => {
    const lived = (eventsCount: number): PlaybackEvent => ({ type: 'lived', eventsCount })
    expect(after(...restarts, lived(GOOD_EVENTS_MIN - 1), 'crashed').value).toBe('stopped')
    expect(after(...restarts, lived(GOOD_EVENTS_MIN - 1), lived(1), 'crashed').value).toBe('recovering')
    const half = lived(GOOD_EVENTS_MIN / 2)
    expect(after('crashed', 'restored', 'crashed', 'restored', half, ...restart, half, 'crashed').value).toBe('stopped')
  })
})
