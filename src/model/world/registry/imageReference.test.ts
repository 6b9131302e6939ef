import { describe, expect, it } from 'vitest'
import { ecrHost, ecrRegistryOf, fullReference, imageReference } from './imageReference.ts'

const DIGEST = `sha256:${'a'.repeat(64)}`

describe('an image by its name', () => {
  it.each([
    ['nginx', { host: 'docker.io', repository: 'library/nginx', tag: 'latest', digest: null }],
    ['web:7', { host: 'docker.io', repository: 'library/web', tag: '7', digest: null }],
    ['me/web:7', { host: 'docker.io', repository: 'me/web', tag: '7', digest: null }],
    ['localhost:5000/web', { host: 'localhost:5000', repository: 'web', tag: 'latest', digest: null }],
    [`${ecrHost()}/shop/web:8`, { host: ecrHost(), repository: 'shop/web', tag: '8', digest: null }],
    [
      `public.ecr.aws/nginx/nginx@${DIGEST}`,
      { host: 'public.ecr.aws', repository: 'nginx/nginx', tag: null, digest: DIGEST },
    ],
    [`web:7@${DIGEST}`, { host: 'docker.io', repository: 'library/web', tag: '7', digest: DIGEST }],
  ])('%s is taken apart', (image, parts) => {
    expect(imageReference(image)).toStrictEqual(parts)
  })

  it('is whole with its registry and its tag', () => {
    expect(fullReference('nginx')).toBe('docker.io/library/nginx:latest')
    expect(fullReference(`${ecrHost()}/web:8`)).toBe(`${ecrHost()}/web:8`)
  })

  it('tells whose registry of ECR it is in', () => {
    expect(ecrRegistryOf(ecrHost('210987654321', 'eu-west-1'))).toStrictEqual({
      accountId: '210987654321',
      region: 'eu-west-1',
    })
    expect(ecrRegistryOf('public.ecr.aws')).toBeNull()
  })
})
