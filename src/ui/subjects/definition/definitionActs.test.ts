import { describe, expect, it } from 'vitest'
import type { Act } from '../../../model/api/command.ts'
import { Run } from '../../../model/engine/run.ts'
import { UNPRESSED } from '../../acts/unpressed.fixture.ts'
import { definitionView } from './definitionView.ts'
import {
  FIRST_DEFINITION,
  activeDefinitions,
  latestDefinitions,
  mainImage,
  nextImage,
  nextKey,
  registerAct,
  withImage,
} from './definitionActs.ts'

describe('the next image', () => {
  it.each([
    ['web:7', 'web:8'],
    ['tomcat', 'tomcat:2'],
    ['web:v1.9', 'web:v1.10'],
    ['repo.example:5000/web', 'repo.example:5000/web:2'],
    ['repo.example:5000/web:3', 'repo.example:5000/web:4'],
    ['web:latest', 'web:2'],
  ])('after %s is %s', (image, next) => {
    expect(nextImage(image)).toBe(next)
  })
})

describe('registering another revision', () => {
  const run = new Run({ seed: 1 })
  const first = JSON.parse(FIRST_DEFINITION) as Record<string, unknown>

  it('begins with a definition that the model takes', () => {
    expect(run.act(registerAct(first))).toHaveProperty('output')
    expect(nextKey('web', run.world)).toBe('web:2')
  })

  it('changes the image of the essential container and nothing else', () => {
    const [definition] = activeDefinitions(run.world)
    if (definition === undefined) throw new Error('nothing was registered')
    run.act(registerAct(withImage(definition, 'web:9')))
    const [latest] = latestDefinitions(run.world)
    expect(latest).toMatchObject({ family: 'web', revision: 2 })
    expect(mainImage(latest ?? definition)).toBe('web:9')
    expect(JSON.stringify(latest?.source)).toBe(JSON.stringify(definition.source).replace('web:1', 'web:9'))
  })

  it('lists the newest revision first, and of each family one', () => {
    expect(activeDefinitions(run.world).map((one) => one.revision)).toEqual([2, 1])
    expect(latestDefinitions(run.world).map((one) => one.revision)).toEqual([2])
  })
})

describe('what can be done with a revision goes by its status', () => {
  const run = new Run({ seed: 1 })
  run.act(registerAct(JSON.parse(FIRST_DEFINITION) as Record<string, unknown>))
  const given: Act[] = []
  const desk = { ...UNPRESSED, giveNow: (act: Act) => given.push(act) }

  it.each([
    ['ACTIVE', ['Create new revision', 'Deregister'], 'INACTIVE'],
    ['INACTIVE', ['Create new revision', 'Delete'], 'DELETE_IN_PROGRESS'],
    ['DELETE_IN_PROGRESS', [], 'DELETE_IN_PROGRESS'],
  ])('%s: %j', (status, labels, next) => {
    const statusOf = () => run.world.taskDefinitions.get('web:1')?.status
    expect(statusOf()).toBe(status)
    const found = definitionView.acts?.('web:1', run.world)?.acts ?? []
    expect(found.map(({ label }) => label)).toEqual(labels)
    found.at(-1)?.run(desk)
    for (const one of given.splice(0)) expect(run.act(one)).toHaveProperty('output')
    expect(statusOf()).toBe(next)
  })

  it('of one that is gone nothing', () => {
    expect(definitionView.acts?.('web:9', run.world)).toBeNull()
  })
})
