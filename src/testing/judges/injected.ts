import type { NeedsCase } from '../../challenge/templates/injectionNeeds.ts'
import type { ValueCase } from '../../challenge/templates/variableValue.ts'
import type { Judge } from './judge.ts'

/** Developer Guide, task execution IAM role: what the execution role needs for each, key of one's own included. */
const NEEDED: Readonly<Record<NeedsCase['store'], readonly string[]>> = {
  FILE: ['s3:GetObject', 's3:GetBucketLocation'],
  PARAMETER: ['ssm:GetParameters'],
  SECRET: ['secretsmanager:GetSecretValue'],
}

/** Of what the page lists the one that the lead does not name as given. */
export const injectionNeeds: Judge<NeedsCase> = ({ one: { store, ownKey }, ask, read }) => {
  const { families } = read('ListTaskDefinitionFamilies', {}) as { families: readonly string[] }
  const { lead = '' } = ask
  const lacking = [...NEEDED[store], ...(ownKey ? ['kms:Decrypt'] : [])].filter((action) => !lead.includes(action))
  return lacking.map((action) => `${action}, for ${String(families[0])}-execution`)
}

/**
 * Developer Guide, pass sensitive data: it "is injected … when the container is initially started", and a new deployment
 * is what brings a new one.
 */
export const variableValue: Judge<ValueCase> = ({ one: { way, then } }) => {
  const startedSince = { NOTHING: 'none', SCALED: 'some', FORCED: 'all', STOPPED_ONE: 'some' } as const
  const says = {
    none: 'All of them have the old one',
    some: 'Some the old, some the new one',
    all: 'All of them have the new one',
  }
  // The newest revision is another one only where the value stands in it, and only then is anything deployed.
  if (way === 'PLAIN' || then === 'REVISION') return [says[way === 'PLAIN' && then === 'REVISION' ? 'all' : 'none']]
  return [says[startedSince[then]]]
}
