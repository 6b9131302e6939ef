import { describe, expect, it } from 'vitest'
import { steadyYard } from '../../../testing/builders.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import { act } from '../../../model/api/act.ts'
import { tagsOf, type Tag } from '../../../model/world/tags/tags.ts'
import { askingForTags, tagActs, taggedOf } from './tagActs.ts'

const TEAM = { key: 'team', value: 'dev' }
const STAGE = { key: 'stage', value: 'test' }
const ARN = 'arn:aws:ecs:us-east-1:123456789012:cluster/yard'

function everyKind(lab: TestLab): readonly SubjectRef[] {
  return [
    { kind: 'cluster', id: 'yard' },
    { kind: 'service', id: 'yard/web' },
    { kind: 'task', id: lab.tasks()[0]?.id ?? '' },
    { kind: 'containerInstance', id: lab.instance(0).id },
    { kind: 'taskDefinition', id: 'web:1' },
  ]
}

describe('TAG-3 what can have tags', () => {
  it('is named as TagResource takes it', () => {
    const lab = steadyYard()
    for (const subject of everyKind(lab)) {
      const tagged = taggedOf(subject, lab.world)
      lab.act('ecs', 'TagResource', { resourceArn: tagged?.arn, tags: [TEAM] })
      expect(tagged === null ? [] : tagsOf(lab.world, tagged.ref)).toEqual([TEAM])
    }
    expect(lab.world.tags.size).toBe(5)
  })

  it('is not what is gone, and nothing else', () => {
    const lab = steadyYard()
    const kinds = ['autoScalingGroup', 'availabilityZone', 'waiting', 'decision'] as const
    const gone = everyKind(lab).map(({ kind }): SubjectRef => ({ kind, id: 'gone' }))
    for (const one of [...gone, ...kinds.map((kind) => ({ kind, id: '1' }))]) {
      expect(taggedOf(one, lab.world), one.kind).toBeNull()
    }
    lab.ecs('DeleteService', { service: 'web', force: true })
    lab.forward(60_000)
    expect(taggedOf({ kind: 'service', id: 'yard/web' }, lab.world)).toBeNull()
  })
})

describe('the acts of the form', () => {
  const operations = (before: readonly Tag[], wanted: readonly Tag[]) =>
    tagActs(ARN, before, wanted).map(({ operation, input }) => [operation, input.tagKeys ?? input.tags])

  it('remove first, then give what is new or changed alone', () => {
    expect(operations([TEAM, STAGE], [STAGE, { key: 'owner', value: '' }])).toEqual([
      ['UntagResource', ['team']],
      ['TagResource', [{ key: 'owner', value: '' }]],
    ])
    expect(operations([TEAM], [{ ...TEAM, value: 'ops' }])).toEqual([['TagResource', [{ ...TEAM, value: 'ops' }]]])
    expect(operations([TEAM], [])).toEqual([['UntagResource', ['team']]])
    expect(operations([TEAM, STAGE], [STAGE, TEAM])).toEqual([])
  })
})

it('TAG-5 a description is asked to include tags where the operation takes that', () => {
  const services = act('ecs', 'DescribeServices', { cluster: 'yard', services: ['web'] })
  expect(askingForTags(services).input).toEqual({ ...services.input, include: ['TAGS'] })
  const groups = act('autoscaling', 'DescribeAutoScalingGroups', {})
  expect(askingForTags(groups)).toBe(groups)
})
