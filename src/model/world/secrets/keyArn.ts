import { ACCOUNT, REGION } from '../world.ts'

/**
 * A key of one's own by its ARN; `null` of AWS's: only the first asks for kms:Decrypt, the others let whoever may read
 * (guide, task_execution_IAM_role).
 */
export function ownKeyArn(keyId: string | null): string | null {
  if (keyId === null || keyId.startsWith('alias/aws/')) return null
  return keyId.startsWith('arn:') ? keyId : `arn:aws:kms:${REGION}:${ACCOUNT}:${keyPath(keyId)}`
}

function keyPath(keyId: string): string {
  return keyId.startsWith('alias/') ? keyId : `key/${keyId}`
}
