import type { Run } from '../../model/engine/run.ts'
import type { Act } from '../../model/api/command.ts'
import type { Ask, AskOf } from '../document/ask.ts'
import type { Look } from '../document/look.ts'
import type { AskedQuestion } from '../questions/asked.ts'
import type { ChoiceOption, ChoiceQuestion, SeveralQuestion } from '../questions/choice.ts'
import type { NumberQuestion } from '../questions/number.ts'
import type { MarkQuestion, OrderQuestion } from '../questions/order.ts'
import type { Candidate, PickQuestion, PlaceQuestion } from '../questions/pick.ts'
import { passes, readLook } from './readLook.ts'
import { StoryFault } from './storyFault.ts'
import { toldReveal } from './toldValues.ts'
import { runUntil, Watch, watchUntil } from './watch.ts'

/** The kinds whose key is read off the story as it runs on. */
export type WatchedAsk = Exclude<Ask, { readonly kind: 'fault' | 'field' | 'fix' }>
export type WatchedQuestion =
  | ChoiceQuestion
  | SeveralQuestion
  | NumberQuestion
  | PickQuestion
  | PlaceQuestion
  | OrderQuestion
  | MarkQuestion

/** What all of them have, as the learner is asked; `toMs` and what is told are known once the story has run on. */
export function askedBase(
  run: Run,
  { question, lead, code, hints, reveal }: Ask,
  index: number,
): Omit<AskedQuestion, 'kind' | 'toMs'> {
  return {
    index,
    askAtMs: run.nowMs,
    title: question,
    lead: lead ?? null,
    code: code ?? null,
    hints: hints ?? [],
    reveal: { ...reveal, values: {} },
  }
}

/** Asks, lets the story run on to where the answer shows, and reads the key there. @throws StoryFault */
export function watchedQuestion(run: Run, ask: WatchedAsk, index: number): WatchedQuestion {
  const question = keyed(run, ask, index)
  return { ...question, reveal: toldReveal(run, ask.reveal) }
}

function keyed(run: Run, ask: WatchedAsk, index: number): WatchedQuestion {
  switch (ask.kind) {
    case 'choice':
    case 'several':
      return chosen(run, ask, index)
    case 'number':
      return counted(run, ask, index)
    case 'pick':
    case 'place':
      return onStage(run, ask, index)
    case 'order':
      return ordered(run, ask, index)
    case 'mark':
      return marked(run, ask, index)
  }
}

function runOn(run: Run, ask: WatchedAsk, watches: readonly Watch[]): void {
  if (!runUntil(run, ask.until, watches)) throw new StoryFault(`"${ask.question}" waits for what never comes.`)
}

function chosen(run: Run, ask: AskOf<'choice'> | AskOf<'several'>, index: number): ChoiceQuestion | SeveralQuestion {
  const base = askedBase(run, ask, index)
  const watches = ask.options.map((one) => {
    const look = one.look ?? ask.look
    if (look === undefined) throw new StoryFault(`The option "${one.text}" has no look.`)
    return new Watch({ look, is: one.is, when: one.when })
  })
  ask.options.forEach((one, at) => {
    const watch = watches[at]
    if (one.do !== undefined && watch !== undefined) inItsOwnWorld(run.fork(), one, watch)
  })
  runOn(
    run,
    ask,
    watches.filter((_, at) => ask.options[at]?.do === undefined),
  )
  const options: readonly ChoiceOption[] = ask.options.map(({ text, shows, mistake, do: acts }, at) => ({
    text,
    isRight: watches[at]?.holds === true,
    shows: shows ?? null,
    mistake: mistake ?? null,
    do: acts ?? null,
  }))
  const right = options.filter((one) => one.isRight).length
  const wanted = ask.kind === 'choice' ? 1 : ask.choose
  if (right !== wanted) {
    const names = options.filter((one) => one.isRight).map((one) => one.text)
    throw new StoryFault(
      `"${ask.question}" has ${String(right)} right options, not ${String(wanted)}: ${names.join('; ')}`,
    )
  }
  if (ask.kind === 'choice') return { ...base, kind: 'choice', options, toMs: run.nowMs }
  return { ...base, kind: 'several', options, choose: ask.choose, toMs: run.nowMs }
}

/** An option that does something is tried where the learner is asked; the story goes on without it. */
function inItsOwnWorld(
  world: Run,
  { do: acts = [], afterMs = 0 }: AskOf<'choice'>['options'][number],
  watch: Watch,
): void {
  for (const act of acts) world.act(act)
  runUntil(world, { ms: afterMs }, [watch])
}

function counted(run: Run, ask: AskOf<'number'>, index: number): NumberQuestion {
  const base = askedBase(run, ask, index)
  runOn(run, ask, [])
  const numberAt = (look: Look): number => {
    const value = readLook(run, look)
    if (typeof value === 'number' && Number.isInteger(value)) return value
    throw new StoryFault(`"${ask.question}" is answered by ${JSON.stringify(value)}, which is no whole number.`)
  }
  const answer = numberAt(ask.look)
  const mistakes = (ask.mistakes ?? []).map(({ value, ...shown }) => ({
    value: typeof value === 'number' ? value : numberAt(value),
    ...shown,
  }))
  if (mistakes.some((one) => one.value === answer)) throw new StoryFault(`"${ask.question}": a mistake is right.`)
  return { ...base, kind: 'number', answer, unit: ask.unit, max: ask.max, mistakes, toMs: run.nowMs }
}

function onStage(run: Run, ask: AskOf<'pick'> | AskOf<'place'>, index: number): PickQuestion | PlaceQuestion {
  const base = askedBase(run, ask, index)
  const candidates = idsAt(run, ask.from, ask.question).map((id) => candidateOf(run, id))
  const others = (ask.mistakes ?? []).map(({ do: acts }) => (acts === undefined ? run : otherWorld(run, ask, acts)))
  runOn(run, ask, [])
  const ids = idsAt(run, ask.look, ask.question)
  const wrong = (ask.mistakes ?? [])
    .map(({ look, ...shown }, at) => ({ ids: idsAt(others[at] ?? run, look, ask.question), ...shown }))
    .filter((one) => !isSameList(one.ids, ids))
  const outside = ids.find((id) => !candidates.some((one) => one.id === id))
  if (ids.length === 0 || outside !== undefined) {
    throw new StoryFault(`"${ask.question}" is answered by ${outside ?? 'nothing'}, which cannot be picked.`)
  }
  if (ask.kind === 'pick') {
    return { ...base, kind: 'pick', what: ask.what, candidates, answer: ids, mistakes: wrong, toMs: run.nowMs }
  }
  if (ids.length !== ask.count) {
    throw new StoryFault(`"${ask.question}" places ${String(ids.length)} tasks, not ${String(ask.count)}.`)
  }
  const mistakes = wrong.map(({ ids: wrongIds, ...shown }) => ({ counts: countsOf(wrongIds), ...shown }))
  return { ...base, kind: 'place', count: ask.count, candidates, answer: countsOf(ids), mistakes, toMs: run.nowMs }
}

/** The world in which something is done too, as far on as the answer shows. */
function otherWorld(run: Run, ask: AskOf<'pick'> | AskOf<'place'>, acts: readonly Act[]): Run {
  const world = run.fork()
  for (const act of acts) world.act(act)
  runOn(world, ask, [])
  return world
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at])
}

function countsOf(ids: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const id of ids) counts[id] = (counts[id] ?? 0) + 1
  return counts
}

/** Ids or ARNs, one or a list: the last part of an ARN is the id. */
function idsAt(run: Run, look: Look, question: string): readonly string[] {
  const value = readLook(run, look)
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.map((one) => {
    if (typeof one === 'string') return one.slice(one.lastIndexOf('/') + 1)
    throw new StoryFault(`"${question}" is answered by ${JSON.stringify(one)}, which is no id.`)
  })
}

function candidateOf({ world }: Run, id: string): Candidate {
  return { id, label: world.instances.get(id)?.ec2InstanceId ?? id }
}

function ordered(run: Run, ask: AskOf<'order'>, index: number): OrderQuestion {
  const base = askedBase(run, ask, index)
  const watches = ask.items.map((one) => new Watch({ ...one, when: 'once' }))
  runOn(run, { ...ask, until: ask.until ?? { ms: 0 } }, watches)
  if (ask.until === undefined) watchUntil(run, run.nowMs + ORDER_WITHIN_MS, () => allHeld(run, watches))
  const timesMs = watches.map((one) => one.firstMs)
  const answer = ask.items.map((_, item) => item).sort((a, b) => (timesMs[a] ?? Infinity) - (timesMs[b] ?? Infinity))
  const times = answer.map((item) => timesMs[item])
  if (times.some((atMs, at) => atMs === null || atMs === undefined || atMs === times[at - 1])) {
    throw new StoryFault(`"${ask.question}": the items do not come one after the other, at ${JSON.stringify(timesMs)}.`)
  }
  const items = ask.items.map((one) => one.text)
  const mistakes = (ask.mistakes ?? []).map(({ item, before, ...shown }) => {
    const [first, second] = [items.indexOf(item), items.indexOf(before)]
    if (first === -1 || second === -1 || answer.indexOf(first) < answer.indexOf(second)) {
      throw new StoryFault(`"${ask.question}": that "${item}" comes before "${before}" is no mistake.`)
    }
    return { item: first, before: second, ...shown }
  })
  return { ...base, kind: 'order', items, answer, mistakes, timesMs: times.map((atMs) => atMs ?? 0), toMs: run.nowMs }
}

/** Within which all items of an order come that is not told how long to wait. */
const ORDER_WITHIN_MS = 3_600_000

function allHeld(run: Run, watches: readonly Watch[]): boolean {
  for (const one of watches) one.look(run)
  return watches.every((one) => one.holds)
}

function marked(run: Run, ask: AskOf<'mark'>, index: number): MarkQuestion {
  const base = askedBase(run, ask, index)
  const lastMs = run.nowMs + ask.aheadMs
  const mistakes = (ask.mistakes ?? []).map(({ look, is, ...shown }) => {
    const other = run.fork()
    if (!watchUntil(other, lastMs, () => passes(readLook(other, look), is))) {
      throw new StoryFault(`"${ask.question}": what a mistake takes for it never comes.`)
    }
    return { atMs: other.nowMs, ...shown }
  })
  const isFound = watchUntil(run, lastMs, () => passes(readLook(run, ask.look), ask.is))
  if (!isFound || run.nowMs === base.askAtMs) {
    throw new StoryFault(`"${ask.question}": it ${isFound ? 'holds already' : 'never comes'}.`)
  }
  const { toleranceMs } = ask
  if (mistakes.some(({ atMs }) => Math.abs(atMs - run.nowMs) <= 2 * toleranceMs)) {
    throw new StoryFault(`"${ask.question}": a mistake is as near as what is right.`)
  }
  return { ...base, kind: 'mark', answerMs: run.nowMs, toleranceMs, lastMs, mistakes, toMs: run.nowMs }
}
