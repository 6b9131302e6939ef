import { ACCOUNT, REGION } from '../world.ts'

/** `/shop/db` and `db` alike: between account and name stands one slash. */
export function parameterArn(name: string, region = REGION): string {
  return `arn:aws:ssm:${region}:${ACCOUNT}:parameter/${name.replace(/^\//, '')}`
}

/** By which a secret is found without the six signs at the end of its ARN. */
export function partialSecretArn(name: string): string {
  return `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${name}`
}

/** Until a secret is there its ARN is known but for the six signs at its end. */
export function secretArn(name: string, suffix: string): string {
  return `${partialSecretArn(name)}-${suffix}`
}
