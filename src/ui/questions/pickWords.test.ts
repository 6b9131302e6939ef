import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { courseOf } from '../../lessons/make/course.ts'
import { questionsOf } from '../../lessons/course.ts'
import type { PickQuestion, PlaceQuestion } from '../../lessons/questions/pick.ts'
import { everyAsk, storyOf } from '../../lessons/story.fixture.ts'
import { Run } from '../../model/engine/run.ts'
import { candidateNames, candidateWords } from './candidateWords.ts'
import { placedText, placeOnStage, pickOnStage, togglePick } from './pickWords.ts'

const named = (kind: string) => ({ ask: everyAsk.find((one) => one.kind === kind) })
const scenario = storyOf([named('place'), named('pick')])
const [place, pick] = questionsOf(courseOf(scenario, [])) as [PlaceQuestion, PickQuestion]
const run = new Run({ seed: scenario.lab.seed, log: scenario.lab.commands })
run.advance(60_000)
const { world } = run
const [a, b] = pick.candidates.map(({ id }) => id) as [string, string]
const task = must([...world.tasks.values()][0], 'a task')
const instance = (id: string) => ({ kind: 'containerInstance', id }) as const

describe('APP-3 picking', () => {
  const onlyOne: PickQuestion = { ...pick, answer: [a] }

  it('takes and lets go, and none beyond what is asked for', () => {
    expect(togglePick(pick, [], a)).toEqual({ ids: [a] })
    expect(togglePick(pick, [a, b], a)).toEqual({ ids: [b] })
    expect(togglePick(pick, [a, b], 'c')).toEqual({ ids: [a, b] })
  })

  it('of one: another takes its place', () => {
    expect(togglePick(onlyOne, [a], b)).toEqual({ ids: [b] })
  })

  it('on the stage: a tile stands for its instance', () => {
    const props = { question: pick, scenario, answer: null, world }
    const on = must(task.instanceId, 'its instance')
    expect(pickOnStage.press(props, instance(a))).toEqual({ ids: [a] })
    expect(pickOnStage.press(props, { kind: 'task', id: task.id })).toEqual({ ids: [on] })
    expect(pickOnStage.press(props, { kind: 'service', id: 'yard/web' })).toBeNull()
    const tasks: PickQuestion = { ...pick, what: 'task', candidates: [{ id: task.id, label: task.id }] }
    expect(pickOnStage.press({ ...props, question: tasks }, { kind: 'task', id: task.id })).toEqual({ ids: [task.id] })
    expect(pickOnStage.press({ ...props, question: tasks }, instance(a))).toBeNull()
  })

  it('shows numbers first, then what was right, each with its word', () => {
    const marks = (answer: readonly string[] | null, phase: 'asked' | 'watched' | 'over') =>
      pickOnStage
        .marks({ question: onlyOne, scenario, answer: answer === null ? null : { ids: answer }, world }, phase)
        .map(({ text, tone }) => `${tone}: ${text}`)
    expect(marks([], 'asked')).toEqual(['quiet: 1', 'quiet: 2', 'quiet: 3'])
    expect(marks([b], 'asked')).toEqual(['quiet: 1', 'chosen: 2', 'quiet: 3'])
    expect(marks([b], 'watched')).toEqual(['chosen: your answer'])
    expect(marks([b], 'over')).toEqual(['missed: right', 'wrong: your answer'])
    expect(marks([a], 'over')).toEqual(['right: right, your answer'])
    expect(marks(null, 'over')).toEqual(['missed: right'])
  })

  it('tells candidates apart by what they are and what is on them', () => {
    const words = candidateWords(must(pick.candidates[0], 'one'), world)
    expect(words.name).toMatch(/^i-[0-9a-f]{4}$/)
    expect(words.aside).toMatch(/^us-east-1[a-c]$/)
    expect(words.details).toEqual(['1,536 CPU, 6,776 MiB free', '1 web:1'])
    const ofTask = candidateWords({ id: task.id, label: task.id }, world)
    expect(ofTask).toMatchObject({ name: task.id.slice(0, 4), aside: 'web:1' })
    expect(ofTask.details[0]).toBe('Running, healthy')
    expect(candidateWords({ id: 'gone', label: 'i-0123456789' }, world)).toMatchObject({ name: 'i-0123', details: [] })
    expect(candidateNames(pick.candidates, [])).toBe('none')
  })
})

describe('APP-3 placing', () => {
  const props = (counts: Record<string, number> | null) => ({
    question: place,
    scenario,
    answer: counts === null ? null : { counts },
    world,
  })

  it('one more with each press, and none beyond the count', () => {
    expect(placeOnStage.press(props(null), instance(a))).toEqual({ counts: { [a]: 1 } })
    expect(placeOnStage.press(props({ [a]: 1 }), instance(a))).toEqual({ counts: { [a]: 2 } })
    expect(placeOnStage.press(props({ [a]: 2 }), instance(b))).toEqual({ counts: { [a]: 2 } })
  })

  it('shows ghosts of the service’s task while it is asked', () => {
    expect(placeOnStage.marks(props({ [a]: 2 }), 'asked')).toEqual([
      {
        target: instance(a),
        text: 'you +2',
        tone: 'chosen',
        ghosts: { label: 'web:1', ordinal: 1, cpuUnits: 512, count: 2 },
      },
    ])
    expect(placeOnStage.marks(props({ [a]: 2 }), 'watched')[0]).not.toHaveProperty('ghosts')
  })

  it('sets one’s own beside what ECS did', () => {
    const over = (counts: Record<string, number> | null) =>
      placeOnStage.marks(props(counts), 'over').map(({ text, tone }) => `${tone}: ${text}`)
    expect(place.answer).toEqual({ [a]: 1, [b]: 1 })
    expect(over({ [a]: 2 })).toEqual(['wrong: you +2, ECS +1', 'wrong: you +0, ECS +1'])
    expect(over({ [a]: 1, [b]: 1 })).toEqual(['right: +1, right', 'right: +1, right'])
    expect(over(null)).toEqual(['missed: ECS +1', 'missed: ECS +1'])
  })

  it('says where in words', () => {
    expect(placedText(place, { [b]: 2, [a]: 0 })).toMatch(/^2 on i-[0-9a-f]{4}$/)
    expect(placedText(place, {})).toBe('none')
  })
})
