import { parseLabFile } from '../../labfile/parse.ts'
import { serviceKey } from '../../model/world/service/service.ts'
import type { Run } from '../../model/engine/run.ts'
import type { Scenario } from '../../lessons/scenario.ts'
import { StoryFault } from '../../lessons/make/storyFault.ts'
import { runUntil, Watch } from '../../lessons/make/watch.ts'
import type { ChoiceOption, ChoiceQuestion, SeveralQuestion } from '../../lessons/questions/choice.ts'
import type { LabFile } from '../../labfile/labFile.ts'
import { Draw } from '../draw.ts'
import { conceptOfItem } from '../items/itemConcept.ts'
import type { TopicItem } from '../items/readItems.ts'
import type { Proof } from '../items/item.ts'
import type { MadeQuestion } from '../question.ts'
import { runOf } from './readyAsked.ts'

/**
 * The question of an item, its options in the seed's order. Where it has a proof the model runs it: the world is behind
 * the question, and must say the same as the key.
 *
 * @throws StoryFault  when the model says otherwise
 */
export function itemQuestion(of: TopicItem, seed: number): MadeQuestion {
  const { item, topic } = of
  const { title, exam } = conceptOfItem(of)
  const shown = provenBy(of)
  const question = questionOf(of, { seed, shown })
  return { ref: { item: item.id, seed }, title, topic, exam, question, scene: sceneOf(of, question, shown) }
}

interface Shown {
  readonly lab: LabFile
  readonly fromMs: number
  readonly toMs: number
  /** What the model says of each option; `null` where it cannot tell. */
  readonly holds: readonly (boolean | null)[]
}

/** Runs the proof; `null` where there is none. @throws StoryFault */
function provenBy({ item, lab }: TopicItem): Shown | null {
  const { proof } = item
  if (proof === undefined) return null
  const reading = parseLabFile(JSON.stringify(lab))
  if ('error' in reading) throw new StoryFault(`${item.id}: its lab: ${reading.error.message}`)
  const run = runOf({ lab: reading.file, fromMs: proof.fromMs })
  const { holds, toMs } = holdsOf(run, proof, item.id)
  item.options.forEach(({ isRight = false, text }, at) => {
    const says = holds[at] ?? null
    if (says === null ? isRight : says !== isRight) {
      throw new StoryFault(`${item.id}: the model says ${says === null ? 'nothing' : String(says)} of "${text}".`)
    }
  })
  return { lab: reading.file, fromMs: proof.fromMs, toMs, holds }
}

function holdsOf(run: Run, proof: Proof, id: string): Pick<Shown, 'holds' | 'toMs'> {
  const watches = proof.options.map((one) => {
    if (one === null) return null
    const look = one.look ?? proof.look
    if (look === undefined) throw new StoryFault(`${id}: an option of its proof has no look.`)
    return new Watch({ look, is: one.is, when: one.when })
  })
  proof.options.forEach((one, at) => {
    const watch = watches[at]
    if (one?.do === undefined || watch === null || watch === undefined) return
    const world = run.fork()
    for (const act of one.do) {
      const answer = world.act(act)
      // AWS may refuse what an option does, and that be its point; what the lab is told has to name what is there.
      const error = act.service === 'lab' && 'error' in answer ? answer.error : null
      if (error?.name === 'InvalidParameterException') throw new StoryFault(`${id}: the lab: ${error.message}`)
    }
    runUntil(world, { ms: one.afterMs ?? 0 }, [watch])
  })
  const here = watches.filter((one, at): one is Watch => one !== null && proof.options[at]?.do === undefined)
  if (!runUntil(run, proof.until, here)) throw new StoryFault(`${id}: its proof waits for what never comes.`)
  return { holds: watches.map((one) => one?.holds ?? null), toMs: run.nowMs }
}

function questionOf(
  { item }: TopicItem,
  { seed, shown }: { readonly seed: number; readonly shown: Shown | null },
): ChoiceQuestion | SeveralQuestion {
  const order = new Draw(seed).shuffled(item.options.map((_, at) => at))
  const options = order.flatMap((at): ChoiceOption[] => {
    const option = item.options[at]
    if (option === undefined) return []
    const { text, isRight = false, because, mistake = null } = option
    return [{ text, isRight, shows: because, mistake, do: item.proof?.options[at]?.do ?? null }]
  })
  const base = {
    index: 0,
    askAtMs: shown?.fromMs ?? 0,
    toMs: shown?.toMs ?? 0,
    title: item.stem,
    lead: null,
    code: null,
    hints: [],
    options,
    reveal: {
      text: options.flatMap(({ isRight, shows }) => (isRight && shows !== null ? [shows] : [])).join(' '),
      rule: null,
      exam: item.examSays,
      today: item.today,
      source: item.sources.join('; '),
    },
  }
  const { choose } = item
  return choose === undefined ? { ...base, kind: 'choice' } : { ...base, kind: 'several', choose }
}

/** The proof's world as a story that asks nothing: the item asks for it. */
function sceneOf(
  { item, topic }: TopicItem,
  question: MadeQuestion['question'],
  shown: Shown | null,
): MadeQuestion['scene'] {
  if (shown === null) return null
  const { lab, fromMs, toMs } = shown
  const watch = item.proof?.watch
  const scenario: Scenario = {
    id: item.id,
    title: item.id,
    topic,
    kind: 'story',
    minutes: 1,
    summary: item.stem,
    intro: { situation: item.stem },
    lab,
    fromMs,
    serviceKey: watch === undefined ? null : serviceKey(watch.cluster, watch.service),
    beats: [],
    explain: {},
    debrief: { outro: '' },
  }
  const course = {
    steps: [{ ...question, commandsBefore: 0 }],
    first: null,
    last: null,
    endMs: toMs,
    isCompleted: true,
    commands: [],
  }
  return { scenario, beginning: { course, questions: 1, end: null, resumed: null } }
}
