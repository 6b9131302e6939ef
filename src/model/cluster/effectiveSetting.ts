import { settingKey, settingRow, type AccountSetting, type SettingName } from '../world/cluster/accountSettings.ts'
import { ACCOUNT, type World } from '../world/world.ts'

/** Who acts in the lab (CLU-3). What is set for it is what all have who set nothing of their own. */
export const ROOT_ARN = `arn:aws:iam::${ACCOUNT}:root`

/** What counts for somebody: their own, else the account's, else AWS's. */
export function effectiveSetting(
  { accountSettings }: Pick<World, 'accountSettings'>,
  name: SettingName,
  principalArn = ROOT_ARN,
): AccountSetting {
  return (
    accountSettings.get(settingKey(name, principalArn)) ??
    accountSettings.get(settingKey(name, ROOT_ARN)) ?? {
      name,
      value: settingRow(name).initially,
      principalArn: ROOT_ARN,
    }
  )
}
