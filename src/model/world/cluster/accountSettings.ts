export interface AccountSetting {
  readonly name: SettingName
  readonly value: string
  /** Of a user, a role, or the root user. */
  readonly principalArn: string
}

interface SettingRow {
  readonly values: readonly string[]
  /** What AWS gives who set nothing. */
  readonly initially: string
  /** What the lab would need to take a value: `short ARNs`. */
  readonly lacking?: Readonly<Record<string, string>>
}

const ON_OFF: SettingRow = { values: ['enabled', 'disabled'], initially: 'disabled' }
const LONG_ARNS: SettingRow = { values: ['enabled'], initially: 'enabled', lacking: { disabled: 'short ARNs' } }

/** Every setting of an account with its values (CLU-3), in the order in which they are listed. */
export const ACCOUNT_SETTINGS = {
  awsvpcTrunking: ON_OFF,
  containerInsights: { values: ['enabled', 'enhanced', 'disabled'], initially: 'disabled' },
  containerInstanceLongArnFormat: LONG_ARNS,
  defaultLogDriverMode: { values: ['blocking', 'non-blocking'], initially: 'non-blocking' },
  fargateEventWindows: ON_OFF,
  fargateFIPSMode: ON_OFF,
  fargateTaskRetirementWaitPeriod: { values: ['0', '7', '14'], initially: '7' },
  /** AWS's own: nobody sets it. */
  guardDutyActivate: { values: [], initially: 'off' },
  serviceLongArnFormat: LONG_ARNS,
  tagResourceAuthorization: { values: ['on', 'off'], initially: 'on' },
  taskLongArnFormat: LONG_ARNS,
} as const satisfies Readonly<Record<string, SettingRow>>

export type SettingName = keyof typeof ACCOUNT_SETTINGS

export const SETTING_NAMES = Object.keys(ACCOUNT_SETTINGS) as readonly SettingName[]

export function isSettingName(given: string): given is SettingName {
  return Object.hasOwn(ACCOUNT_SETTINGS, given)
}

export function settingRow(name: SettingName): SettingRow {
  return ACCOUNT_SETTINGS[name]
}

/** Under what a setting of somebody is kept. */
export function settingKey(name: SettingName, principalArn: string): string {
  return `${name} ${principalArn}`
}
