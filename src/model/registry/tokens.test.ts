import { describe, expect, it } from 'vitest'
import { TestLab } from '../../testing/testLab.ts'
import { readToken } from '../world/registry/authorizationToken.ts'
import { LAB_EPOCH_SECONDS } from '../world/world.ts'

interface Data {
  readonly authorizationToken: string
  readonly expiresAt: number
  readonly proxyEndpoint: string
}

describe('ECR-2 an authorization token', () => {
  it('is of the user AWS, for one registry, and good for 12 hours', () => {
    const lab = new TestLab()
    lab.forward(60_000)
    const [data] = lab.act('ecr', 'GetAuthorizationToken', {}).authorizationData as readonly [Data]
    const host = '123456789012.dkr.ecr.us-east-1.amazonaws.com'
    expect(data.proxyEndpoint).toBe(`https://${host}`)
    expect(data.expiresAt).toBe(LAB_EPOCH_SECONDS + 60 + 12 * 3_600)
    expect(Buffer.from(data.authorizationToken, 'base64').toString()).toMatch(/^AWS:.{20,}/)
    expect(readToken(data.authorizationToken)).toEqual({ host, expiresAtMs: 60_000 + 12 * 3_600_000 })
  })

  it.each(['', 'nonsense', Buffer.from('AWS:password').toString('base64')])('%s is none', (text) => {
    expect(readToken(text)).toBeNull()
  })
})
