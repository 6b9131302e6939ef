import { expect, it } from 'vitest'
import { actedAs } from './act.ts'

const ANN = 'arn:aws:iam::123456789012:user/ann'

it('ROL-8 who acts is told with commands to AWS alone, and an administrator with none', () => {
  const acts = [
    { service: 'ecs', operation: 'CreateService', input: {} },
    { service: 'lab', operation: 'SetTraffic', input: {} },
  ] as const
  expect(actedAs(acts, ANN).map(({ as }) => as)).toEqual([ANN, undefined])
  expect(actedAs(acts, null)).toEqual(acts)
})
