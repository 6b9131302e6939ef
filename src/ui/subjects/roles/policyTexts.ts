import { findNodeAtLocation, parseTree, type ParseError } from 'jsonc-parser'
import type { Act } from '../../../model/api/command.ts'
import { arnName } from '../../../look/roles.ts'
import { identityPolicies } from '../../../model/world/roles/access.ts'
import type { Identity } from '../../../model/world/roles/identities.ts'
import { readPolicy, type PolicyFor } from '../../../model/world/roles/readPolicy.ts'
import { matchesAction } from '../../../model/world/roles/wildcards.ts'
import type { World } from '../../../model/world/world.ts'
import { policyText, putInlineAct, type IdentityKind } from '../../acts/inlinePolicy.ts'
import { detachAct, deleteInlineAct } from './identityActs.ts'

/** Whose tasks, instances or deployments a role is for, as its trust policy says it. */
export const TRUST_PRESETS = {
  tasks: { label: 'Tasks', service: 'ecs-tasks.amazonaws.com' },
  instances: { label: 'EC2', service: 'ec2.amazonaws.com' },
  ecs: { label: 'ECS', service: 'ecs.amazonaws.com' },
  codeDeploy: { label: 'CodeDeploy', service: 'codedeploy.amazonaws.com' },
} as const
export type TrustPreset = keyof typeof TRUST_PRESETS

export function trustText(preset: TrustPreset): string {
  return policyText({
    Effect: 'Allow',
    Principal: { Service: TRUST_PRESETS[preset].service },
    Action: 'sts:AssumeRole',
  })
}

/** Where and why a text is no policy; `null` for one that is. */
export function policyTrouble(text: string, policyFor: PolicyFor): string | null {
  const read = readPolicy(text, policyFor)
  if ('document' in read) return null
  const { place, reason } = read.problem
  const line = lineOf(text, place)
  return [line === null ? '' : `Line ${String(line)}`, place, reason].filter((part) => part !== '').join(': ')
}

/** The line on which a part of a policy begins, counted from 1; of what is no JSON, where it ends to be. */
function lineOf(text: string, place: string): number | null {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors)
  const [first] = errors
  if (first !== undefined) return linesBefore(text, first.offset)
  if (tree === undefined || place === '') return null
  const path = [...place.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index))
  // What is lacking has no line: then that of what lacks it.
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length))
    if (node !== undefined) return linesBefore(text, node.offset)
  }
  return null
}

function linesBefore(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** One action of one policy that an identity has. */
export interface Permission {
  readonly policy: string
  readonly isInline: boolean
  readonly action: string
}

/** What the Allows of an identity allow, action by action as they are written. */
export function permissionsOf(world: World, identity: Identity): readonly Permission[] {
  return identityPolicies(world, identity).flatMap(({ kind, name, document }) => {
    const actions = document.statements.flatMap(({ effect, actions: { isNot, patterns } }) =>
      effect === 'Allow' && !isNot ? patterns : [],
    )
    return [...new Set(actions)].map((action) => ({ policy: name, isInline: kind === 'inline', action }))
  })
}

type Json = Readonly<Record<string, unknown>>

/** The acts that take one action away. What AWS manages cannot be changed: its text goes on as a policy of one's own. */
export function removalActs(
  {
    kind,
    identity,
    textOf,
  }: {
    readonly kind: IdentityKind
    readonly identity: Identity
    /** The text of a policy by its name or ARN. */
    readonly textOf: (permission: Permission) => string
  },
  permission: Permission,
): readonly Act[] {
  const statements = withoutAction(textOf(permission), permission.action)
  const { policy, isInline } = permission
  const PolicyName = isInline ? policy : `${arnName(policy)}-less`
  const put =
    statements.length === 0
      ? []
      : [putInlineAct(kind, identity.name, { PolicyName, PolicyDocument: policyText(...statements) })]
  if (!isInline) return [...put, detachAct(kind, identity.name, policy)]
  return statements.length === 0 ? [deleteInlineAct(kind, identity.name, policy)] : put
}

/** The statements of a policy without what allows an action by this very text; one that has nothing else is left out. */
function withoutAction(text: string, action: string): readonly Json[] {
  const { Statement } = JSON.parse(text) as { readonly Statement: Json | readonly Json[] }
  const statements = (Array.isArray(Statement) ? Statement : [Statement]) as readonly Json[]
  return statements.flatMap((one) => {
    if (one.Effect !== 'Allow' || one.Action === undefined) return [one]
    const actions = ([] as unknown[]).concat(one.Action).map(String)
    const left = actions.filter((pattern) => !isSameAction(pattern, action))
    return left.length === 0 ? [] : [{ ...one, Action: left }]
  })
}

function isSameAction(a: string, b: string): boolean {
  return matchesAction(a, b) && matchesAction(b, a)
}
