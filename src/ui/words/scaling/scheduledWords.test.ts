import { describe, expect, it } from 'vitest'
import type { ScheduledDecision } from '../../../model/world/scaling/scheduledDecision.ts'
import { scheduledWords } from './scheduledWords.ts'

const due = (fields: Partial<ScheduledDecision>): ScheduledDecision => ({
  id: 1,
  atMs: 0,
  kind: 'scheduledAction',
  rule: 'SCL-11',
  about: [],
  clusterName: 'yard',
  serviceName: 'web',
  actionName: 'morning',
  schedule: 'cron(0 8 * * ? *)',
  timezone: 'Europe/Paris',
  sets: { min: 4, max: 12 },
  limitsBefore: { min: 1, max: 10 },
  limits: { min: 4, max: 12 },
  from: 2,
  to: 4,
  held: null,
  nextAtMs: 3_600_000,
  ...fields,
})

describe('a scheduled action in words', () => {
  it.each<readonly [string, Partial<ScheduledDecision>, readonly [string, string]]>([
    [
      'out',
      {},
      [
        'morning scales out from 2 to 4',
        'It sets the minimum to 4 and the maximum to 12. desiredCount 2 is below the minimum: it goes there at once, whatever cooldown there is.',
      ],
    ],
    [
      'in, with a minimum that goes along',
      { sets: { min: null, max: 2 }, limitsBefore: { min: 3, max: 10 }, limits: { min: 2, max: 2 }, from: 5, to: 2 },
      [
        'morning scales in from 5 to 2',
        'It sets the maximum to 2. The minimum goes along to 2. desiredCount 5 is above the maximum: it goes there at once, whatever cooldown there is.',
      ],
    ],
    [
      'within',
      { from: 6, to: 6, sets: { min: 4, max: null } },
      [
        'morning sets the limits, desiredCount stays at 6',
        'It sets the minimum to 4. The maximum goes along to 12. desiredCount 6 lies within them.',
      ],
    ],
    [
      'suspended',
      { held: 'suspended', to: 2 },
      [
        'morning is not carried out: scheduled scaling is suspended',
        'What is missed while it is suspended is not made up for.',
      ],
    ],
    [
      'past what the lab takes',
      { held: 'quota', to: 3 },
      [
        'morning scales out from 2 to 3',
        'It sets the minimum to 4 and the maximum to 12. desiredCount 2 is below the minimum, and the lab takes no more than 3 tasks.',
      ],
    ],
  ])('%s', (_, fields, [verdict, sentence]) => {
    expect(scheduledWords(due(fields), {})).toMatchObject({ verdict, sentence })
  })

  it('tells when it comes again, by the page’s clock', () => {
    const details = scheduledWords(due({}), { originMs: 600_000 }).details
    expect(details).toContainEqual({ label: 'Timezone', value: 'Europe/Paris' })
    expect(details).toContainEqual({ label: 'next time', value: '50:00' })
    expect(scheduledWords(due({ nextAtMs: null }), {}).details).toContainEqual({ label: 'next time', value: 'none' })
  })
})
