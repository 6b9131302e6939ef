import { describe, expect, it } from 'vitest'
import { push, registry } from '../../testing/registries.ts'
import type { TestLab } from '../../testing/testLab.ts'

const repositoryName = 'web'
const DAY_MS = 24 * 3_600_000
const FINDINGS = [
  { name: 'CVE-2026-0001', severity: 'LOW', packageName: 'zlib', packageVersion: '1.2.11' },
  { name: 'CVE-2026-0002', severity: 'CRITICAL', packageName: 'openssl', packageVersion: '3.0.1' },
  { name: 'CVE-2026-0003', severity: 'LOW' },
]

const start = (lab: TestLab) => lab.act('ecr', 'StartImageScan', { repositoryName, imageId: { imageTag: '1' } })
const described = (lab: TestLab, tag = '1') =>
  lab.act('ecr', 'DescribeImageScanFindings', { repositoryName, imageId: { imageTag: tag } })

describe('ECR-7 a scan', () => {
  it('tells what it has found when it is over, the worst first', () => {
    const lab = registry()
    push(lab, '1', { findings: FINDINGS })
    expect(lab.refusal('ecr', 'DescribeImageScanFindings', { repositoryName, imageId: { imageTag: '1' } })).toEqual({
      name: 'ScanNotFoundException',
      message:
        "Image scan does not exist for the image with '{imageDigest:'null', imageTag:'1'}' in the repository with name 'web' in the registry with id '123456789012'",
    })
    expect(start(lab)).toMatchObject({ imageScanStatus: { status: 'IN_PROGRESS' } })
    lab.forward(29_999)
    expect(described(lab)).not.toHaveProperty('imageScanFindings')
    lab.forward(1)
    const counts = { CRITICAL: 1, LOW: 2 }
    expect(described(lab)).toMatchObject({
      imageScanStatus: { status: 'COMPLETE', description: 'The scan was completed successfully.' },
      imageScanFindings: {
        findingSeverityCounts: counts,
        findings: [
          { name: 'CVE-2026-0002', attributes: [{ value: 'openssl' }, { value: '3.0.1' }] },
          { name: 'CVE-2026-0001' },
          { name: 'CVE-2026-0003' },
        ],
      },
    })
    expect(lab.act('ecr', 'DescribeImages', { repositoryName }).imageDetails).toMatchObject([
      { imageScanStatus: { status: 'COMPLETE' }, imageScanFindingsSummary: { findingSeverityCounts: counts } },
    ])
  })

  it('is made of an image once in 24 hours, by hand and on push together', () => {
    const lab = registry({ imageScanningConfiguration: { scanOnPush: true } })
    push(lab, '1', { content: 'one' })
    const again = { repositoryName, imageId: { imageTag: '1' } }
    expect(lab.refusal('ecr', 'StartImageScan', again)).toEqual({
      name: 'LimitExceededException',
      message: 'The scan quota per image has been exceeded. Wait and try again.',
    })
    lab.to(DAY_MS - 1)
    expect(lab.refusal('ecr', 'StartImageScan', again).name).toBe('LimitExceededException')
    lab.to(DAY_MS)
    start(lab)
  })

  it('is made on push where the repository says so, and not twice of the same image', () => {
    const lab = registry()
    push(lab, '1', { content: 'one' })
    lab.act('ecr', 'PutImageScanningConfiguration', {
      repositoryName,
      imageScanningConfiguration: { scanOnPush: true },
    })
    push(lab, '2', { content: 'two', findings: FINDINGS })
    lab.forward(30_000)
    push(lab, '3', { content: 'two', findings: FINDINGS })
    expect([...lab.world.images.values()].map(({ scan }) => scan)).toEqual([
      null,
      { startedAtMs: 0, completedAtMs: 30_000 },
    ])
  })

  it('of an image that was deleted and pushed again ends for the new one when that is scanned', () => {
    const lab = registry({ imageScanningConfiguration: { scanOnPush: true } })
    push(lab, '1')
    lab.forward(20_000)
    lab.act('ecr', 'BatchDeleteImage', { repositoryName, imageIds: [{ imageTag: '1' }] })
    push(lab, '1')
    lab.forward(20_000)
    expect(described(lab)).toMatchObject({ imageScanStatus: { status: 'IN_PROGRESS' } })
    lab.forward(10_000)
    expect(described(lab)).toMatchObject({ imageScanStatus: { status: 'COMPLETE' } })
  })

  it('is not of a list of manifests', () => {
    const lab = registry({ imageScanningConfiguration: { scanOnPush: true } })
    push(lab, '1', { architectures: ['amd64', 'arm64'] })
    const refusal = lab.refusal('ecr', 'StartImageScan', { repositoryName, imageId: { imageTag: '1' } })
    expect(refusal.name).toBe('UnsupportedImageTypeException')
  })
})
