import { act } from '../../model/api/act.ts'
import type { AskOf } from '../../lessons/document/ask.ts'
import { Draw } from '../draw.ts'
import { template, type Asked } from '../template.ts'
import {
  answerLook,
  clusterNamed,
  drawnNames,
  ec2At,
  instanceAt,
  instances,
  labOf,
  ZONES,
  type SizedType,
  type Zone,
} from './world.ts'

/** One condition of an expression: an attribute is one of some values, or is none of them. */
export interface Term {
  readonly attribute: 'ecs.instance-type' | 'ecs.availability-zone' | 'stack'
  /** How it is written: `==`, `!=`, `in`, or a pattern of a family of types. */
  readonly operator: '==' | '!=' | 'in' | '=~'
  /** With `=~` a family, `m5`. */
  readonly values: readonly string[]
}

export interface Member {
  readonly type: SizedType
  readonly zone: Zone
  readonly stack: 'prod' | 'test'
}

export interface MemberCase {
  readonly terms: readonly Term[]
  readonly join: 'and' | 'or'
  readonly members: readonly Member[]
}

const TYPES = ['m5.large', 'm5.xlarge', 'c5.large', 'c5.xlarge', 'r5.large'] as const
const STACKS = ['prod', 'test'] as const
const FROM_MS = 10_000

function termOf(draw: Draw): Term {
  const attribute = draw.one(['ecs.instance-type', 'ecs.availability-zone', 'stack'] as const)
  if (attribute === 'stack') return { attribute, operator: draw.one(['==', '!=']), values: [draw.one(STACKS)] }
  if (attribute === 'ecs.availability-zone') {
    const operator = draw.one(['==', '!=', 'in'] as const)
    return { attribute, operator, values: draw.some(ZONES, operator === 'in' ? 2 : 1).toSorted() }
  }
  const operator = draw.one(['==', '=~', '=~', 'in'] as const)
  if (operator === '=~') return { attribute, operator, values: [draw.one(['m5', 'c5'])] }
  return { attribute, operator, values: draw.some(TYPES, operator === 'in' ? 2 : 1).toSorted() }
}

function drawnCases(count: number): readonly MemberCase[] {
  const draw = new Draw(11)
  const cases = new Map<string, MemberCase>()
  while (cases.size < count) {
    const terms = Array.from({ length: draw.between(1, 2) }, () => termOf(draw))
    if (terms.length === 2 && terms[0]?.attribute === terms[1]?.attribute) continue
    const members = Array.from({ length: draw.between(5, 6) }, () => ({
      type: draw.one(TYPES),
      zone: draw.one(ZONES),
      stack: draw.one(STACKS),
    }))
    const one: MemberCase = { terms, join: draw.one(['and', 'or']), members }
    if (selectsSome(one)) cases.set(JSON.stringify(one), one)
  }
  return [...cases.values()]
}

/** Whether there is something to pick, and something to leave: which, the model says. */
function selectsSome({ terms, join, members }: MemberCase): boolean {
  const has = (one: Member, { attribute, operator, values }: Term): boolean => {
    const value = { 'ecs.instance-type': one.type, 'ecs.availability-zone': one.zone, stack: one.stack }[attribute]
    const isAmong = values.some((other) => (operator === '=~' ? value.startsWith(other) : value === other))
    return isAmong !== (operator === '!=')
  }
  const selected = members.filter((one) =>
    join === 'and' ? terms.every((term) => has(one, term)) : terms.some((term) => has(one, term)),
  )
  return selected.length >= 1 && selected.length <= 4 && selected.length < members.length
}

function wordsOf({ attribute, operator, values }: Term): string {
  const written = operator === 'in' ? `[${values.join(', ')}]` : `${values.join('')}${operator === '=~' ? '.*' : ''}`
  return `attribute:${attribute} ${operator} ${written}`
}

function expressionOf(terms: readonly Term[], join: string): string {
  return terms.map(wordsOf).join(` ${join} `)
}

function asked({ terms, join, members }: MemberCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const lab = labOf(`Where ${service} may go`, draw, [
    [0, clusterNamed(cluster)],
    ...members.map(({ type, zone }) => [0, instances({ cluster, type, zone })] as const),
    ...members.map(
      ({ stack }, at) =>
        [
          0,
          act('ecs', 'PutAttributes', {
            cluster,
            attributes: [{ name: 'stack', value: stack, targetType: 'container-instance', targetId: instanceAt(at) }],
          }),
        ] as const,
    ),
  ])
  const [first] = terms
  const selected = (filter: string) =>
    answerLook('ListContainerInstances', { cluster, filter }, 'containerInstanceArns')
  const swapped = join === 'and' ? 'or' : 'and'
  const ask: AskOf<'pick'> = {
    kind: 'pick',
    what: 'containerInstance',
    question: `Which instances may take a task of service ${service}? Pick all of them.`,
    lead: 'All have room. stack is an attribute that was put on the instances.',
    code: {
      placementConstraints: [{ type: 'memberOf', expression: expressionOf(terms, join) }],
      containerInstances: members.map(({ type, zone, stack }, at) =>
        [ec2At(at), type, zone, `stack ${stack}`].join(', '),
      ),
    },
    hints: ['A constraint binds: what the expression does not select takes nothing.'],
    from: answerLook('ListContainerInstances', { cluster }, 'containerInstanceArns'),
    look: selected(expressionOf(terms, join)),
    mistakes:
      terms.length < 2 || first === undefined
        ? []
        : [
            {
              look: selected(expressionOf(terms, swapped)),
              mistake: 'expression-misread',
              shows: `Those are what “${swapped}” would select. The two conditions are joined by “${join}”.`,
            },
            {
              look: selected(wordsOf(first)),
              mistake: 'expression-misread',
              shows: 'Those are what the first condition selects. There is a second one.',
            },
          ],
    reveal: {
      text:
        terms.length === 1
          ? `memberOf takes the instances that ${wordsOf(terms[0] ?? { attribute: 'stack', operator: '==', values: [] })} selects, and no other.`
          : `An instance is taken when ${join === 'and' ? 'both conditions hold' : 'at least one of the conditions holds'}: ${expressionOf(terms, join)}.`,
      rule: 'CQL-1',
      source: 'Amazon ECS Developer Guide, Cluster query language',
    },
  }
  return { lab, fromMs: FROM_MS, watch: { cluster, service }, ask }
}

export const memberOfPicks = template<MemberCase>({
  id: 'member-of-picks',
  title: 'Which instances a memberOf expression selects',
  topic: 'constraints',
  exam: ['DVA4', 'SAA2'],
  cases: drawnCases(240),
  ask: asked,
})
