import type { Output } from '../api/command.ts'
import type { Given } from '../api/operation.ts'
import type { policyOperations } from '../api/roles/policyOperations.ts'
import type { InputOf } from '../api/shape.ts'
import { identityPolicies } from '../world/roles/access.ts'
import { toldIdentity } from '../world/roles/toldIdentity.ts'
import { evaluate, type NamedPolicy, type StatementVerdict } from '../world/roles/evaluate.ts'
import { identityArn } from '../world/roles/iamArns.ts'
import { readPolicy } from '../world/roles/readPolicy.ts'
import { ACCOUNT, REGION, type World } from '../world/world.ts'
import { noSuchEntity, refusePolicy } from './iamErrors.ts'
import { iamPage } from './iamPage.ts'

type Simulation = InputOf<(typeof policyOperations)['SimulatePrincipalPolicy']['input']>

const POLICY_TYPES: Readonly<Record<StatementVerdict['policyKind'], string>> = {
  inline: 'none',
  managed: 'user-managed',
  trust: 'none',
  resource: 'resource',
}

/**
 * ROL-9: IAM's policy simulator on the lab's own evaluation. Nothing is called, and a user or role of which nothing
 * was said is none that it knows.
 */
export function simulated(world: World, given: Given<Simulation>): Output {
  const { PolicySourceArn: arn, PolicyInputList: more = [], ActionNames, ResourceArns = ['*'] } = given.input
  const told = toldIdentity(world, arn)
  if (told === undefined)
    throw noSuchEntity(`The ${identityArn(arn)?.kind ?? 'role'} with name ${arn} cannot be found.`, 'PolicySourceArn')
  for (const text of more) refusePolicy(text, 'identity', 'PolicyInputList')
  const policies = [...identityPolicies(world, told), ...more.flatMap(inputPolicy)]
  const context = {
    'aws:PrincipalArn': [arn],
    'aws:PrincipalAccount': [ACCOUNT],
    'aws:RequestedRegion': [REGION],
    ...contextOf(given.input),
  }
  const asker = { kind: 'principal', arn, accountId: ACCOUNT } as const
  const results = ActionNames.flatMap((action) =>
    ResourceArns.map((resource) => {
      const { verdict, by } = evaluate(policies, { asker, action, resource, context })
      return {
        EvalActionName: action,
        EvalResourceName: resource,
        EvalDecision: verdict,
        MatchedStatements:
          by === null ? [] : [{ SourcePolicyId: by.policy, SourcePolicyType: POLICY_TYPES[by.policyKind] }],
        MissingContextValues: [],
      }
    }),
  )
  return iamPage('EvaluationResults', results, given)
}

function inputPolicy(text: string, index: number): readonly NamedPolicy[] {
  const read = readPolicy(text, 'identity')
  const name = `PolicyInputList.${String(index + 1)}`
  return 'document' in read ? [{ kind: 'inline', name, document: read.document }] : []
}

function contextOf({ ContextEntries: entries = [] }: Simulation): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    entries.flatMap(({ ContextKeyName: name, ContextKeyValues: values = [] }) =>
      name === undefined ? [] : [[name, values] as const],
    ),
  )
}
