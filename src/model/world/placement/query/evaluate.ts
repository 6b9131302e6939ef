import { attributeValue } from '../../attributes/attributes.ts'
import { VERSION_INFO } from '../../capacity/agentVersion.ts'
import type { ContainerInstance } from '../../capacity/containerInstance.ts'
import { LAB_EPOCH_SECONDS, type World } from '../../world.ts'
import { dateText, versionOf } from './arguments.ts'
import { matches } from './pattern.ts'
import { subjectText, type Argument, type Condition, type Operator, type Query, type Subject } from './query.ts'

/** What a query asks an instance; its tasks are looked for only where it asks for them. */
export interface Facts {
  readonly instance: ContainerInstance
  readonly agentVersion: string
  /** lastStatus RUNNING. */
  readonly runningTasksCount: () => number
  /** Of the tasks that nobody has asked to stop. */
  readonly groups: () => readonly string[]
}

export function factsOf(world: Pick<World, 'tasks' | 'liveByInstance'>, instance: ContainerInstance): Facts {
  const live = () => [...(world.liveByInstance.get(instance.id) ?? [])].flatMap((id) => world.tasks.get(id) ?? [])
  return {
    instance,
    agentVersion: VERSION_INFO.agentVersion,
    runningTasksCount: () => live().filter((task) => task.step === 'running').length,
    groups: () => [...new Set(live().flatMap((task) => (task.desiredStatus === 'STOPPED' ? [] : task.group)))],
  }
}

/** Whether an instance is of those that a query selects (CQL-2). */
export function isSelected(query: Query, facts: Facts): boolean {
  switch (query.kind) {
    case 'and':
      return isSelected(query.left, facts) && isSelected(query.right, facts)
    case 'or':
      return isSelected(query.left, facts) || isSelected(query.right, facts)
    case 'not':
      return !isSelected(query.query, facts)
    case 'condition':
      return isTrue(query, facts)
  }
}

/** What each subject of a query is on an instance: `attribute:stack is dev`. */
export function valuesOn(query: Query, facts: Facts): readonly string[] {
  return [...new Set(subjectsOf(query).map((subject) => `${subjectText(subject)} is ${valueText(subject, facts)}`))]
}

function subjectsOf(query: Query): readonly Subject[] {
  if (query.kind === 'condition') return [query.subject]
  if (query.kind === 'not') return subjectsOf(query.query)
  return [...subjectsOf(query.left), ...subjectsOf(query.right)]
}

function valueText(subject: Subject, facts: Facts): string {
  if (subject.kind === 'attribute') return attributeValue(facts.instance, subject.name) ?? noValue(subject.name, facts)
  if (subject.kind === 'runningTasksCount') return String(facts.runningTasksCount())
  if (subject.kind === 'agentVersion') return facts.agentVersion
  if (subject.kind === 'registeredAt') return dateText(numbersOf(subject, facts)[0] ?? 0)
  return textsOf(subject, facts).join(', ') || 'of no task'
}

function noValue(name: string, { instance }: Facts): string {
  return attributeValue(instance, name) === null ? 'there' : 'not there'
}

const OPPOSITES: Readonly<Partial<Record<Operator, Operator>>> = {
  '!=': '==',
  '!in': 'in',
  '!~': '=~',
  '!exists': 'exists',
}

/** What is not there is equal to nothing, and so it is unequal to everything. */
function isTrue({ subject, operator, argument }: Condition, facts: Facts): boolean {
  const opposite = OPPOSITES[operator]
  if (opposite !== undefined) return !holds(subject, { operator: opposite, argument }, facts)
  return holds(subject, { operator, argument }, facts)
}

interface Held {
  readonly operator: Operator
  readonly argument: Argument
}

function holds(subject: Subject, { operator, argument }: Held, facts: Facts): boolean {
  if (argument.kind === 'numbers')
    return isInOrder(compareNumbers(numbersOf(subject, facts), argument.numbers), operator)
  if (argument.kind === 'none') {
    return subject.kind === 'attribute' && attributeValue(facts.instance, subject.name) !== undefined
  }
  return textsOf(subject, facts).some((text) => {
    if (argument.kind === 'list') return argument.texts.includes(text)
    if (argument.kind === 'pattern') return matches(argument.pattern, text)
    return operator === '==' ? text === argument.text : isInOrder(compareTexts(text, argument.text), operator)
  })
}

function numbersOf({ kind }: Subject, facts: Facts): readonly number[] {
  if (kind === 'agentVersion') return versionOf(facts.agentVersion)
  if (kind === 'runningTasksCount') return [facts.runningTasksCount()]
  return [LAB_EPOCH_SECONDS + Math.floor((facts.instance.registeredAtMs ?? 0) / 1_000)]
}

function textsOf(subject: Subject, { instance, groups }: Facts): readonly string[] {
  if (subject.kind === 'task:group') return groups()
  if (subject.kind === 'agentConnected') return [String(instance.agentConnected)]
  if (subject.kind === 'ec2InstanceId') return [instance.ec2InstanceId]
  if (subject.kind !== 'attribute') return []
  const value = attributeValue(instance, subject.name)
  return value === undefined || value === null ? [] : [value]
}

function isInOrder(order: number, operator: Operator): boolean {
  if (operator === '==') return order === 0
  if (operator === '>') return order > 0
  if (operator === '>=') return order >= 0
  return operator === '<' ? order < 0 : order <= 0
}

/** Part by part; a part that is left out is 0. */
function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

const NUMBER = /^-?[0-9]{1,15}(\.[0-9]{1,15})?$/

/** Two numbers as numbers, everything else as text. */
function compareTexts(a: string, b: string): number {
  if (NUMBER.test(a) && NUMBER.test(b)) return Number(a) - Number(b)
  return a < b ? -1 : Number(a > b)
}
