import { describe, expect, it } from 'vitest'
import type { Input } from '../../testing/testLab.ts'
import { EXECUTION_ROLE, LOGS, logging, one, registered } from './definition.fixture.ts'

const secret = (name: string, valueFrom = '/web/key') => ({ name, valueFrom })
const withSecrets = (...secrets: readonly Input[]) => ({ ...one({ secrets }), ...EXECUTION_ROLE })

describe('DEF-4 of volumes, logs and secrets ECS takes', () => {
  it.each<readonly [what: string, input: Input]>([
    ['a secret by its ARN', withSecrets(secret('KEY', 'arn:aws:secretsmanager:us-east-1:1:secret:x:key::'))],
    ['a volume that nothing mounts', { ...one({}), volumes: [{ name: 'v' }] }],
    ['awslogs on EC2 without a prefix or a role', one(logging('awslogs', LOGS))],
    ['another log driver without options', one(logging('json-file'))],
  ])('%s', (_what, input) => {
    expect(registered(input)).toHaveProperty('family', 'web')
  })
})
