import type { accountSettingOperations } from '../api/cluster/accountSettingOperations.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import {
  isSettingName,
  SETTING_NAMES,
  settingKey,
  settingRow,
  type AccountSetting,
  type SettingName,
} from '../world/cluster/accountSettings.ts'
import { effectiveSetting, ROOT_ARN } from './effectiveSetting.ts'
import type { Context } from '../world/context.ts'
import { ACCOUNT_SETTINGS_MAX } from '../world/labLimits.ts'
import { ACCOUNT, type World } from '../world/world.ts'

/** How many settings a page has when none is asked for. */
const PAGE_SIZE = 10

export const accountSettingHandlers: Handlers<typeof accountSettingOperations> = {
  PutAccountSetting: (context, { input }) => putSetting(context, input, principalOf(input.principalArn)),
  PutAccountSettingDefault: (context, { input }) => putSetting(context, input, ROOT_ARN),
  DeleteAccountSetting(context, { input }) {
    const name = namedSetting(input.name)
    const principalArn = principalOf(input.principalArn)
    const key = settingKey(name, principalArn)
    if (context.world.accountSettings.has(key)) context.emit({ kind: 'gone', table: 'accountSettings', key })
    return { setting: settingJson({ ...effectiveSetting(context.world, name, principalArn), principalArn }) }
  },
  ListAccountSettings(world, given) {
    const { input } = given
    const principalArn = principalOf(input.principalArn)
    const only = input.name === undefined ? null : namedSetting(input.name)
    if (input.value !== undefined && only === null) {
      throw new ApiError('InvalidParameterException', 'Invalid parameter value: it takes a name beside it.', 'value')
    }
    const names = SETTING_NAMES.filter((one) => only === null || one === only)
    const settings = new Map(
      names
        .flatMap((name) => settingOf(world, name, { principalArn, isEffective: input.effectiveSettings === true }))
        .filter(({ value }) => input.value === undefined || input.value === value)
        .map((one) => [one.name, settingJson(one)]),
    )
    const page = pageOf('settings', { arns: [...settings.keys()], given, size: PAGE_SIZE })
    return { ...page, settings: (page.settings as readonly SettingName[]).map((name) => settings.get(name)) }
  },
}

interface Asked {
  readonly principalArn: string
  readonly isEffective: boolean
}

/** What is set, or what counts: of what nobody set the first is nothing. */
function settingOf(world: World, name: SettingName, { principalArn, isEffective }: Asked): readonly AccountSetting[] {
  if (isEffective) return [effectiveSetting(world, name, principalArn)]
  const own = world.accountSettings.get(settingKey(name, principalArn))
  return own === undefined ? [] : [own]
}

interface Wanted {
  readonly name: string
  readonly value: string
}

function putSetting(context: Context, { name: given, value }: Wanted, principalArn: string): Output {
  const name = namedSetting(given)
  refuseValue(name, value, principalArn)
  const key = settingKey(name, principalArn)
  const { accountSettings } = context.world
  if (!accountSettings.has(key) && accountSettings.size >= ACCOUNT_SETTINGS_MAX) {
    const message = `The lab holds ${String(ACCOUNT_SETTINGS_MAX)} account settings at most.`
    throw new ApiError('LimitExceededException', message)
  }
  const setting: AccountSetting = { name, value, principalArn }
  if (accountSettings.get(key)?.value !== value) {
    context.emit({ kind: 'put', table: 'accountSettings', key, value: setting })
  }
  return { setting: settingJson(setting) }
}

function refuseValue(name: SettingName, value: string, principalArn: string): void {
  const { values, lacking = {} } = settingRow(name)
  if (name === 'guardDutyActivate') throw invalid('guardDutyActivate is managed by AWS, and nobody sets it.', 'name')
  if (Object.hasOwn(lacking, value)) {
    throw invalid(`Invalid parameter value: the lab has no ${lacking[value] ?? value} yet.`, 'value')
  }
  if (!values.includes(value)) throw invalid("Invalid setting 'value'", 'value')
  if (name === 'fargateTaskRetirementWaitPeriod' && principalArn !== ROOT_ARN) {
    throw invalid(`${name} can be set for the root user only.`, 'principalArn')
  }
}

/** @throws ApiError  for what is no setting, in ECS's words */
function namedSetting(given: string): SettingName {
  if (isSettingName(given)) return given
  throw invalid(`${given} should be one of [${SETTING_NAMES.join(',')}]`, 'name')
}

const PRINCIPAL = new RegExp(`^arn:aws:iam::${ACCOUNT}:(root|(user|role)/[\\w+=,.@/-]+)$`)

function principalOf(given = ROOT_ARN): string {
  if (PRINCIPAL.test(given)) return given
  throw invalid(
    'Invalid parameter principalArn: is no ARN of a user, a role or the root user of this account.',
    'principalArn',
  )
}

function settingJson({ name, value, principalArn }: AccountSetting): Output {
  return { name, value, principalArn, type: name === 'guardDutyActivate' ? 'aws_managed' : 'user' }
}

function invalid(message: string, field: string): ApiError {
  return new ApiError('InvalidParameterException', message, field)
}
