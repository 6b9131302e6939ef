import type { Command } from '../../model/api/command.ts'
import { Run } from '../../model/engine/run.ts'
import { serviceSample, type ServiceSample } from '../../model/world/service/serviceSample.ts'
import { commandsOf, questionsOf, type Course, type Step } from '../course.ts'
import type { Ask } from '../document/ask.ts'
import type { Beat } from '../document/scenarioDocument.ts'
import type { FieldQuestion, FixQuestion } from '../questions/goal.ts'
import { kindOf, type Question, type Try } from '../questions/kinds.ts'
import type { Scenario } from '../scenario.ts'
import { fieldQuestion, faultQuestion, fixQuestion, type Tried } from './acted.ts'
import { watchedQuestion } from './asked.ts'
import { rollingQuestions } from './rolling.ts'
import { StoryFault } from './storyFault.ts'
import { toldValues } from './toldValues.ts'
import { runUntil } from './watch.ts'

/**
 * Tells a scenario with the learner's tries, beat by beat, up to the question that no try has answered yet.
 *
 * @throws StoryFault  when a question has no key
 */
export function courseOf(scenario: Scenario, tries: readonly Try[]): Course {
  const teller = new Teller(scenario, tries)
  const first = teller.sample()
  const isCompleted = scenario.beats.every((beat) => teller.tell(beat))
  const { steps, endMs, commands } = teller
  return { steps, first, last: teller.sample(), endMs, isCompleted, commands }
}

/** The course of one who answers as the document's solutions do. */
export function solvedCourse(scenario: Scenario): Course {
  const tries: Try[] = []
  for (;;) {
    const course = courseOf(scenario, tries)
    const next = course.isCompleted ? null : solvingTry(questionsOf(course).at(-1))
    if (next === null) return course
    tries.push(next)
  }
}

function solvingTry(question: Question | undefined): Try | null {
  if (question === undefined) return null
  const kind = kindOf(question)
  // Tried already, and it does not help.
  if ('attempts' in question && question.attempts.length > 0) return null
  return kind.actOf(question, kind.solution(question))
}

class Teller {
  readonly steps: Step[] = []
  readonly #scenario: Scenario
  readonly #run: Run
  #tries: readonly Try[]
  #asked = 0
  /** Of the newest try, when it did not help: the lab shows it, and the story does not go on from it. */
  #inVain: readonly Command[] = []

  constructor(scenario: Scenario, tries: readonly Try[]) {
    const { lab, fromMs } = scenario
    if ((lab.commands.at(-1)?.atMs ?? 0) > fromMs) throw new StoryFault('A command of the lab comes after fromMs.')
    this.#scenario = scenario
    this.#tries = tries
    this.#run = new Run({ seed: lab.seed, log: lab.commands })
    this.#run.advance(fromMs)
  }

  get endMs(): number {
    return this.#run.nowMs
  }

  get commands(): readonly Command[] {
    return [...this.#run.log.slice(this.#scenario.lab.commands.length), ...this.#inVain]
  }

  sample(): ServiceSample | null {
    const service = this.#run.world.services.get(this.#scenario.serviceKey ?? '')
    return service === undefined ? null : serviceSample(service)
  }

  /** @returns whether the story goes on after it */
  tell(beat: Beat): boolean {
    if ('ask' in beat) return this.#ask(beat.ask)
    if ('rolling' in beat) return this.#roll(beat.rolling)
    const run = this.#run
    const fromMs = run.nowMs
    const commandsBefore = this.commands.length
    for (const act of beat.do ?? []) run.act(act)
    const values = toldValues(run, beat.say, beat.values ?? {})
    if (!runUntil(run, beat.until, [])) throw new StoryFault(`"${beat.say}" waits for what never comes.`)
    this.steps.push({
      kind: 'tell',
      title: beat.title ?? null,
      text: beat.say,
      values,
      fromMs,
      toMs: run.nowMs,
      commandsBefore,
    })
    return true
  }

  #ask(ask: Ask): boolean {
    const commandsBefore = this.commands.length
    const index = this.#asked++
    const tries = this.#tries.map(this.#commandsOf)
    const at = { index, serviceKey: this.#scenario.serviceKey, commandsBefore, tries }
    const add = (question: Question): true => {
      this.steps.push({ ...question, commandsBefore })
      return true
    }
    const addTried = ({ question, used, isReached }: Tried<FixQuestion | FieldQuestion>): boolean => {
      this.#tries = this.#tries.slice(used)
      if (!isReached) this.#inVain = question.attempts.at(-1)?.commands ?? []
      return add(question) && isReached
    }
    switch (ask.kind) {
      case 'fault':
        return add(faultQuestion(this.#run, ask, index))
      case 'fix':
        return addTried(fixQuestion(this.#run, ask, at))
      case 'field':
        return addTried(fieldQuestion(this.#run, ask, at))
      default:
        return add(watchedQuestion(this.#run, ask, index))
    }
  }

  readonly #commandsOf = (tried: Try): readonly Command[] => commandsOf(this.#scenario, tried)

  #roll({ steps = [], change }: Extract<Beat, { rolling: unknown }>['rolling']): boolean {
    const { serviceKey } = this.#scenario
    if (serviceKey === null) throw new StoryFault('A rolling update needs a service to watch.')
    const commandsBefore = this.commands.length
    // Any more tries are those of a later question.
    const other = this.#tries.findIndex((one) => !('change' in one))
    const changes = this.#tries.slice(0, other === -1 ? undefined : other).filter((one) => 'change' in one)
    const rolled = rollingQuestions(this.#run, { serviceKey, steps, change, changes, index: this.#asked })
    this.#tries = this.#tries.slice(changes.length)
    this.#asked += rolled.questions.length
    const changed = rolled.questions.findIndex((one) => one.kind === 'change')
    rolled.questions.forEach((question, index) => {
      // Tries in vain stay in the log, and the change is asked again after them.
      const inVain = question.kind === 'change' ? question.attempts.filter((one) => !one.rolls).length : 0
      const done = changed !== -1 && index > changed ? changes.length : inVain
      this.steps.push({ ...question, commandsBefore: commandsBefore + done })
    })
    for (const one of changes) this.#act(this.#commandsOf(one))
    this.#run.advance(Math.max(this.#run.nowMs, rolled.endMs))
    return rolled.isCompleted || change === undefined
  }

  #act(commands: readonly Command[]): void {
    for (const { atMs, ...act } of commands) {
      this.#run.advance(atMs)
      this.#run.act(act)
    }
  }
}
