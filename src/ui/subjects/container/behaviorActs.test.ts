import { describe, expect, it, vi } from 'vitest'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import { steadyYard } from '../../../testing/builders.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import type { LabDesk } from '../../acts/labDesk.ts'
import { actsOn, addedFacts } from '../subjects.ts'
import { behaviorWords } from '../../words/container/behaviorWords.ts'
import { behaviorAct, behaviorsOf, containerIn, mendAct, type BehaviorWanted } from './behaviorActs.ts'
import { firstWanted, PRESET_IDS, PRESETS, type PresetId } from './presets.ts'

function definition(lab: TestLab) {
  const found = lab.world.taskDefinitions.get('web:1')
  if (found === undefined) throw new Error('the yard has web:1')
  return found
}

function set(lab: TestLab, preset: PresetId, some: Partial<BehaviorWanted> = {}): void {
  const of = definition(lab)
  const container = containerIn(of, '')
  const wanted: BehaviorWanted = {
    ...firstWanted(container),
    containerName: container.name,
    reach: 'image',
    preset,
    ...some,
  }
  const { service, operation, input } = behaviorAct(of, wanted)
  lab.act(service, operation, input)
}

function said(lab: TestLab): readonly string[] {
  return behaviorsOf(lab.world, definition(lab)).map((one) => behaviorWords(one, lab.nowMs))
}

describe('CON-1 each way to fail is taken by the lab and told back', () => {
  it.each<[PresetId, string]>([
    ['crashes', 'exits with code 1 20 s after its start'],
    ['neverReady', 'never gets ready'],
    ['answersError', 'answers 500'],
    ['hangs', 'does not answer'],
    ['refuses', 'refuses connections'],
    ['failsCheck', 'fails its health check'],
    ['leaks', 'uses 128 MiB; leaks 128 MiB a minute'],
    ['ignoresSigterm', 'ignores SIGTERM'],
    ['writes', 'writes /tmp/page.cache'],
    ['notPulled', 'cannot be pulled'],
  ])('%s: %s', (preset, words) => {
    const lab = steadyYard()
    set(lab, preset, { memoryMib: 128, leakMibPerMinute: 128 })
    expect(said(lab)).toEqual([words])
  })

  it('tells of what its code calls', () => {
    const lab = steadyYard()
    const calls = [{ action: 's3:GetObject', resource: '*', everySeconds: 30 }]
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', calls })
    expect(said(lab)).toEqual(['calls s3:GetObject every 30 s'])
  })

  it('has a row for each and says what will be seen', () => {
    const container = containerIn(definition(steadyYard()), '')
    for (const id of PRESET_IDS) expect(PRESETS[id].seen(container, firstWanted(container))).toMatch(/\.$/)
  })

  it('tells of a span what is left of it', () => {
    const lab = steadyYard()
    set(lab, 'hangs', { fromSeconds: 10, lastsSeconds: 20 })
    expect(said(lab)).toEqual(['does not answer in 10 s'])
    lab.forward(15_000)
    expect(said(lab)).toEqual(['does not answer for 15 s more'])
    lab.forward(60_000)
    expect(said(lab)).toEqual(['does not answer, which is over'])
  })

  it('is of one revision where that is wanted', () => {
    const lab = steadyYard()
    set(lab, 'crashes', { reach: 'definition' })
    expect([...lab.world.containerBehaviors.values()]).toMatchObject([{ definitionKey: 'web:1', containerName: null }])
  })
})

describe('what can be done about it', () => {
  const refs = (lab: TestLab): readonly SubjectRef[] => [
    { kind: 'task', id: [...lab.world.tasks.keys()][0] ?? '' },
    { kind: 'service', id: 'yard/web' },
    { kind: 'taskDefinition', id: 'web:1' },
  ]
  const labels = (ref: SubjectRef, lab: TestLab) => (actsOn(ref, lab.world)?.acts ?? []).map(({ label }) => label)

  it('is offered on a task, its service and its definition, with the form about the definition', () => {
    const lab = steadyYard()
    for (const ref of refs(lab)) {
      expect(labels(ref, lab)).toContain('Make an image fail')
      expect(labels(ref, lab)).not.toContain('Mend it')
      const openForm = vi.fn()
      const desk = { openForm } as unknown as LabDesk
      actsOn(ref, lab.world)
        ?.acts.find(({ id }) => id === 'failImage')
        ?.run(desk)
      expect(openForm).toHaveBeenCalledWith('failImage', 'web:1')
    }
    expect(labels({ kind: 'cluster', id: 'yard' }, lab)).not.toContain('Make an image fail')
  })

  it('is mended, all of it, and until then told of each of them', () => {
    const lab = steadyYard()
    set(lab, 'crashes')
    set(lab, 'hangs', { reach: 'definition' })
    for (const ref of refs(lab)) {
      expect(addedFacts(ref, lab.world, lab.nowMs).map(({ value }) => value)).toEqual([
        'exits with code 1 20 s after its start',
        'does not answer',
      ])
      expect(labels(ref, lab)).toContain('Mend it')
    }
    for (const { service, operation, input } of behaviorsOf(lab.world, definition(lab)).map(mendAct)) {
      lab.act(service, operation, input)
    }
    expect(lab.world.containerBehaviors.size).toBe(0)
  })
})
