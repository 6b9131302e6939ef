import { ACCOUNT_SETTINGS } from '../../world/cluster/accountSettings.ts'
import type { OperationList } from '../operation.ts'
import { answer, described, flag, optional, required, struct, text, whole } from '../shape.ts'

const NAMES = Object.keys(ACCOUNT_SETTINGS).join(', ')

// Of what is no name and no value ECS says so in words of its own (CLU-3), so any text passes here.
const name = text({ max: 255 })
const setting = {
  name: described(
    required(name),
    `One of ${NAMES}. In the lab only containerInsights has an effect: new clusters take it.`,
  ),
  value: required(text({ max: 255 })),
}
const principalArn = described(
  optional(text({ max: 512 })),
  'A user, a role or the root user of the account. Left out, it is the root user, as whom everybody acts in the lab.',
)

/** `value` of any setting but `containerInsights`: the lab keeps and tells it. */
function valueWithoutEffect(input: Readonly<Record<string, unknown>>): readonly string[] {
  return input.name === 'containerInsights' ? [] : ['value']
}

export const accountSettingOperations = {
  PutAccountSetting: {
    kind: 'write',
    input: struct({ ...setting, principalArn }),
    output: answer({ setting: 'structure' }),
    withoutEffect: valueWithoutEffect,
  },
  PutAccountSettingDefault: {
    kind: 'write',
    input: struct(setting),
    output: answer({ setting: 'structure' }),
    withoutEffect: valueWithoutEffect,
  },
  DeleteAccountSetting: {
    kind: 'write',
    input: struct({ name: setting.name, principalArn }),
    output: answer({ setting: 'structure' }),
  },
  ListAccountSettings: {
    kind: 'read',
    input: struct({
      name: optional(name),
      value: optional(text({ max: 255 })),
      principalArn,
      effectiveSettings: optional(flag()),
      nextToken: optional(text()),
      maxResults: optional(whole({ min: 1, max: 10 })),
    }),
    output: answer({ settings: 'list', nextToken: 'string' }),
  },
} as const satisfies OperationList
