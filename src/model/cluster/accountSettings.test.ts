import { describe, expect, it } from 'vitest'
import { TestLab, type Input } from '../../testing/testLab.ts'
import { ACCOUNT_SETTINGS_MAX } from '../world/labLimits.ts'

const ROOT = 'arn:aws:iam::123456789012:root'
const USER = 'arn:aws:iam::123456789012:user/ann'
const INSIGHTS = 'containerInsights'

function put(lab: TestLab, setting: Input): Input {
  return lab.act('ecs', 'PutAccountSetting', setting).setting as Input
}

function listed(lab: TestLab, fields: Input = {}): readonly Input[] {
  return lab.act('ecs', 'ListAccountSettings', fields).settings as readonly Input[]
}

function insightsOf(lab: TestLab, clusterName: string): unknown {
  const { settings } = lab.ecs('CreateCluster', { clusterName }).cluster as { readonly settings: readonly Input[] }
  return settings[0]?.value
}

describe('CLU-3 account settings', () => {
  it.each([
    ['containerInsights', ['enabled', 'enhanced', 'disabled']],
    ['awsvpcTrunking', ['enabled', 'disabled']],
    ['containerInstanceLongArnFormat', ['enabled']],
    ['serviceLongArnFormat', ['enabled']],
    ['taskLongArnFormat', ['enabled']],
    ['defaultLogDriverMode', ['blocking', 'non-blocking']],
    ['fargateEventWindows', ['enabled', 'disabled']],
    ['fargateFIPSMode', ['enabled', 'disabled']],
    ['fargateTaskRetirementWaitPeriod', ['0', '7', '14']],
    ['tagResourceAuthorization', ['on', 'off']],
  ])('%s takes %j and no other value', (name, values) => {
    const lab = new TestLab()
    for (const value of values) {
      const setting = { name, value, principalArn: ROOT, type: 'user' }
      expect(put(lab, { name, value })).toEqual(setting)
      expect(lab.act('ecs', 'PutAccountSettingDefault', { name, value }).setting).toEqual(setting)
      expect(listed(lab)).toEqual([setting])
    }
    for (const operation of ['PutAccountSetting', 'PutAccountSettingDefault']) {
      expect(lab.refused('ecs', operation, { name, value: 'ENABLED' })).toEqual({
        name: 'InvalidParameterException',
        message: "Invalid setting 'value'",
        field: 'value',
      })
    }
  })

  it('a new cluster takes containerInsights, unless it is told otherwise', () => {
    const lab = new TestLab()
    expect(insightsOf(lab, 'first')).toBe('disabled')
    put(lab, { name: INSIGHTS, value: 'enhanced' })
    // What a user has set for themselves is no other's.
    put(lab, { name: INSIGHTS, value: 'enabled', principalArn: USER })
    expect(insightsOf(lab, 'second')).toBe('enhanced')
    const settings = [{ name: INSIGHTS, value: 'disabled' }]
    expect(lab.ecs('CreateCluster', { clusterName: 'third', settings }).cluster).toMatchObject({ settings })
    lab.act('ecs', 'DeleteAccountSetting', { name: INSIGHTS })
    expect(insightsOf(lab, 'fourth')).toBe('disabled')
    expect(insightsOf(lab, 'second')).toBe('enhanced')
  })
})

describe('CLU-3 account settings that count', () => {
  it('those that count are one’s own, else the account’s, else AWS’s', () => {
    const lab = new TestLab()
    const effective = (principalArn: string) =>
      listed(lab, { name: INSIGHTS, effectiveSettings: true, principalArn }).map((one) => [one.value, one.principalArn])
    expect(effective(USER)).toEqual([['disabled', ROOT]])
    lab.act('ecs', 'PutAccountSettingDefault', { name: INSIGHTS, value: 'enabled' })
    expect([effective(USER), effective(ROOT)]).toEqual([[['enabled', ROOT]], [['enabled', ROOT]]])
    put(lab, { name: INSIGHTS, value: 'enhanced', principalArn: USER })
    expect([effective(USER), effective(ROOT)]).toEqual([[['enhanced', USER]], [['enabled', ROOT]]])
    const input = { name: INSIGHTS, principalArn: USER }
    expect(lab.act('ecs', 'DeleteAccountSetting', input).setting).toMatchObject({
      value: 'enabled',
      principalArn: USER,
    })
    expect(effective(USER)).toEqual([['enabled', ROOT]])
  })

  it('all that count come by name, ten a page, with AWS’s own among them', () => {
    const lab = new TestLab()
    expect(listed(lab)).toEqual([])
    const first = lab.act('ecs', 'ListAccountSettings', { effectiveSettings: true })
    const rest = listed(lab, { effectiveSettings: true, nextToken: first.nextToken })
    const all = [...(first.settings as readonly Input[]), ...rest]
    expect([(first.settings as readonly Input[]).length, rest.length]).toEqual([10, 1])
    expect(all.map(({ name, value, type }) => `${String(name)} ${String(value)} ${String(type)}`)).toEqual([
      'awsvpcTrunking disabled user',
      'containerInsights disabled user',
      'containerInstanceLongArnFormat enabled user',
      'defaultLogDriverMode non-blocking user',
      'fargateEventWindows disabled user',
      'fargateFIPSMode disabled user',
      'fargateTaskRetirementWaitPeriod 7 user',
      'guardDutyActivate off aws_managed',
      'serviceLongArnFormat enabled user',
      'tagResourceAuthorization on user',
      'taskLongArnFormat enabled user',
    ])
    const enabled = listed(lab, { effectiveSettings: true, name: 'taskLongArnFormat', value: 'enabled' })
    expect(enabled).toHaveLength(1)
    expect(listed(lab, { effectiveSettings: true, name: 'taskLongArnFormat', value: 'disabled' })).toEqual([])
  })

  it.each([
    [
      'Put',
      { name: 'insights', value: 'enabled' },
      'name: insights should be one of [awsvpcTrunking,containerInsights,',
    ],
    ['List', { name: 'constructor' }, 'name: constructor should be one of ['],
    ['List', { value: 'enabled' }, 'value: Invalid parameter value: it takes a name'],
    ['Put', { name: 'guardDutyActivate', value: 'on' }, 'name: guardDutyActivate is managed by AWS'],
    [
      'Put',
      { name: 'taskLongArnFormat', value: 'disabled' },
      'value: Invalid parameter value: the lab has no short ARNs',
    ],
    ['Put', { name: INSIGHTS, value: 'enabled', principalArn: 'ann' }, 'principalArn: Invalid parameter principalArn'],
    [
      'Put',
      { name: 'fargateTaskRetirementWaitPeriod', value: '7', principalArn: USER },
      'principalArn: fargateTaskRetirementWaitPeriod can be set for the root user only',
    ],
  ])('%s %j is refused', (operation, input, said) => {
    const name = operation === 'Put' ? 'PutAccountSetting' : 'ListAccountSettings'
    const refused = new TestLab().refused('ecs', name, input)
    expect(refused.name).toBe('InvalidParameterException')
    expect(`${String(refused.field)}: ${refused.message}`).toContain(said)
  })

  it('DEF-5 says of every other setting that it has no effect', () => {
    const lab = new TestLab()
    expect(lab.withoutEffect('PutAccountSetting', { name: 'awsvpcTrunking', value: 'enabled' })).toEqual(['value'])
    expect(lab.withoutEffect('PutAccountSetting', { name: INSIGHTS, value: 'enabled' })).toEqual([])
  })

  it('DET-8 a lab holds a thousand', () => {
    const lab = new TestLab()
    for (let i = 0; i < ACCOUNT_SETTINGS_MAX; i++) {
      put(lab, { name: INSIGHTS, value: 'enabled', principalArn: `${USER}${String(i)}` })
    }
    const input = { name: INSIGHTS, value: 'enabled' }
    expect(lab.refusal('ecs', 'PutAccountSetting', input).name).toBe('LimitExceededException')
    put(lab, { name: INSIGHTS, value: 'disabled', principalArn: `${USER}0` })
  })
})
