import { ACCOUNT, REGION } from '../../world/world.ts'

export function alarmArn(name: string): string {
  return `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:${name}`
}
