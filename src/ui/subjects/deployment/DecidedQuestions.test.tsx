import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTING, DEMO_ORIGIN_MS, DEMO_SERVICE_KEY, demoFile } from '../../../lessons/rollingDemo.ts'
import { Run } from '../../../model/engine/run.ts'
import type { Limits } from '../../../model/world/deployment/limits.ts'
import type { RollingDecision } from '../../../model/world/deployment/rollingDecision.ts'
import { momentOfService } from '../../words/deployment/counts.ts'
import { DecidedQuestions } from './DecidedQuestions.tsx'

/** The questions of the demo so long after its update, in words. */
function shown(afterMs: number, props: { readonly canSwitch?: boolean; readonly limits?: Limits } = {}): string {
  const { seed, commands } = demoFile(DEFAULT_SETTING)
  const run = new Run({ seed, log: commands })
  run.advance(DEMO_ORIGIN_MS + afterMs)
  const service = run.world.services.get(DEMO_SERVICE_KEY)
  if (service === undefined) throw new Error('The demo has no service.')
  const decision = run.history.decisions.findLast(
    (one): one is RollingDecision => one.kind === 'rolling' && one.atMs >= DEMO_ORIGIN_MS,
  )
  const live = momentOfService(service, run.world)
  const markup = renderToStaticMarkup(
    <DecidedQuestions
      decision={decision}
      now={{ ...live, limits: props.limits ?? live.limits }}
      originMs={DEMO_ORIGIN_MS}
      orderOf={() => 1}
      canSwitch={props.canSwitch ?? false}
    />,
  )
  return markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

describe('the two questions are answered as the scheduler counted', () => {
  it('before it acted, and say of which moment', () => {
    // It has stopped two by then: counted afterwards the answers would be No and Yes.
    expect(shown(1_000)).toMatch(/As ECS counted at 00:01 Stop one more\? Yes healthy 4 − 1 = 3, not below 2/)
    expect(shown(1_000)).toMatch(/Start one more\? No RUNNING \+ PENDING 4 \+ 1 = 5, above 4/)
  })

  it('as long as it has decided nothing later, with a switch to now', () => {
    expect(shown(3_000, { canSwitch: true })).toMatch(/As ECS counted at 00:01 Now Stop one more\? Yes/)
  })

  it('but as it stands now before the first decision, and under limits that were moved since', () => {
    expect(shown(500)).toMatch(/As it stands now Stop one more\? Yes/)
    expect(shown(3_000, { canSwitch: true, limits: { lower: 1, upper: 6 } })).toMatch(/healthy 2 − 1 = 1, not below 1/)
  })
})
