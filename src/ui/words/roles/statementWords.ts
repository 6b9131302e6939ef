import { visibleText } from '../../../base/foreignText.ts'
import { arnName } from '../../../look/roles.ts'
import type { StatementVerdict } from '../../../model/world/roles/evaluate.ts'
import type { Condition, Patterns, Principal, Statement } from '../../../model/world/roles/policyDocument.ts'
import type { Detail } from '../words.ts'

/** A statement of a policy, element by element, in AWS's names. */
export function statementDetails({ principals, actions, resources, conditions }: Statement): readonly Detail[] {
  return [
    ...(principals === null
      ? []
      : [{ label: 'Principal', value: visibleText(principals.map(principalText).join(', ')) }]),
    patternsDetail('Action', actions),
    ...(resources === null ? [] : [patternsDetail('Resource', resources)]),
    ...conditions.map((one) => ({ label: 'Condition', value: visibleText(conditionText(one)) })),
  ]
}

function patternsDetail(name: string, { isNot, patterns }: Patterns): Detail {
  return { label: isNot ? `Not${name}` : name, value: visibleText(patterns.join(', ')) }
}

function principalText(principal: Principal): string {
  switch (principal.kind) {
    case 'everybody':
      return '*'
    case 'service':
      return principal.service
    case 'account':
      return `account ${principal.accountId}`
    case 'arn':
      return principal.arn
  }
}

/** `StringEquals iam:PassedToService ecs-tasks.amazonaws.com`. */
function conditionText({ operator, set, isIfExists, key, values }: Condition): string {
  const name = `${set === null ? '' : `${set}:`}${operator}${isIfExists ? 'IfExists' : ''}`
  return `${name} ${key} ${values.join(' or ')}`
}
/** Which statement of which policy decided: `Allow, statement 1 of own`. */
export function decidedBy({ effect, policy, policyKind, index, sid }: StatementVerdict): string {
  const named = sid === null || sid === '' ? `statement ${String(index + 1)}` : sid
  return visibleText(`${effect}: ${named} of ${policyKind === 'managed' ? arnName(policy) : policy}`)
}
