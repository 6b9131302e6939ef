import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { putAlarm } from '../../../testing/alarms.ts'
import { steadyYard } from '../../../testing/builders.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { WhyAlarm } from './WhyAlarm.tsx'

function shown({ world }: TestLab): string {
  const props = { id: 'high', world, decisions: [], originMs: 0, onSelect: () => undefined }
  return renderToStaticMarkup(<WhyAlarm {...props} />)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

it('ALM-3 lists no minute from before the lab began, and counts them', () => {
  const lab = steadyYard()
  putAlarm(lab, { EvaluationPeriods: 15, DatapointsToAlarm: 15 })
  lab.to(180_000)
  expect(shown(lab)).not.toMatch(/-\d\d:\d\d/)
  expect(shown(lab)).toMatch(/\d+ periods of its range lie before the lab began: missing\./)
  lab.to(3_600_000)
  expect(shown(lab)).not.toMatch(/before the lab began/)
})
