import { visibleText } from '../../../base/foreignText.ts'
import { shortInstance } from '../../../look/names.ts'
import { arnName } from '../../../look/roles.ts'
import type { RefusedRegistration, RegistrationDecision } from '../../../model/world/capacity/registrationDecision.ts'
import type { DecisionWords, WordsWorld } from '../words.ts'

/** Why an instance does not come to its cluster (ROL-7). */
export function registrationWords(decision: RegistrationDecision, world: WordsWorld): DecisionWords {
  const { profile, roleArn, action, message, clusterName } = decision
  const instance = world.instances.get(decision.instanceId)
  const name = instance === undefined ? 'An instance' : shortInstance(instance.ec2InstanceId)
  return {
    verdict: `${name} does not register with ${visibleText(clusterName)}`,
    sentence: `${refusedText(decision)} Its agent tries again.`,
    tone: 'trouble',
    ruleId: decision.rule,
    details: [
      { label: 'instance profile', value: visibleText(profile) },
      { label: 'role', value: roleArn === null ? 'none' : visibleText(roleArn) },
      { label: 'tried', value: action ?? 'nothing: it has no credentials' },
      ...(message === null ? [] : [{ label: 'AWS says', value: visibleText(message) }]),
    ],
    remedies: [REMEDIES[decision.cause]],
  }
}

const REMEDIES: Readonly<Record<RefusedRegistration['cause'], string>> = {
  noRole: 'Add a role to the instance profile that has AmazonEC2ContainerServiceforEC2Role.',
  notAssumable: 'Let ec2.amazonaws.com assume the role, in its trust policy.',
  notAllowed: 'Attach AmazonEC2ContainerServiceforEC2Role to the role.',
}

/** What kept an agent out when it tried last: since then that may have been mended. */
export function lastTryText({ cause, profile, roleArn, action }: RefusedRegistration): string {
  const role = visibleText(arnName(roleArn ?? ''))
  switch (cause) {
    case 'noRole':
      return `When its agent tried last, instance profile ${visibleText(profile)} had no role.`
    case 'notAssumable':
      return `When its agent tried last, ec2.amazonaws.com was not let to assume ${role}.`
    case 'notAllowed':
      return `When its agent tried last, ${role} was not allowed ${action ?? ''}.`
  }
}

/** What keeps an agent out, in one sentence. */
function refusedText({ cause, profile, roleArn, action }: RefusedRegistration): string {
  const role = visibleText(arnName(roleArn ?? ''))
  switch (cause) {
    case 'noRole':
      return `Its instance profile ${visibleText(profile)} has no role, so its agent has no credentials.`
    case 'notAssumable':
      return `ec2.amazonaws.com may not assume ${role}, so its agent has no credentials.`
    case 'notAllowed':
      return `Its agent calls ECS as ${role}, which may not ${action ?? ''}.`
  }
}
