import { apiTime } from '../api/arns.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import type { scanOperations } from '../api/registry/scanOperations.ts'
import {
  SEVERITIES,
  type ImageContent,
  type ImageScan,
  type ScanFinding,
  type StoredImage,
} from '../world/registry/image.ts'
import type { ImageId } from '../world/registry/imageId.ts'
import { namesOf, PRIVATE, repositoryAsked } from './asked.ts'
import { idText, imageAsked } from './imageJson.ts'
import { mayScan, startScan } from './scanning.ts'

export const scanHandlers: Handlers<typeof scanOperations> = {
  StartImageScan(context, { input }) {
    const { world, nowMs } = context
    const repository = repositoryAsked(world, input, { registries: PRIVATE, action: 'StartImageScan' })
    const image = imageAsked(world, repository, input.imageId)
    const may = mayScan(image, nowMs)
    if (may === 'quota') {
      const message = 'The scan quota per image has been exceeded. Wait and try again.'
      throw new ApiError('LimitExceededException', message, 'imageId')
    }
    if (may === 'unsupported') {
      const message = 'The image is a list of manifests: each image in it is scanned by itself.'
      throw new ApiError('UnsupportedImageTypeException', message, 'imageId')
    }
    if (may === 'archived')
      throw new ApiError('ImageArchivedException', 'The specified image is archived and cannot be scanned.', 'imageId')
    startScan(context, image)
    return { ...namesOf(repository), imageId: scannedId(image, input.imageId), imageScanStatus: IN_PROGRESS }
  },
  DescribeImageScanFindings(world, given) {
    const { input } = given
    const repository = repositoryAsked(world, input, { registries: PRIVATE, action: 'DescribeImageScanFindings' })
    const image = imageAsked(world, repository, input.imageId)
    const { scan, content } = image
    const names = namesOf(repository)
    if (scan === null) {
      const where = `in the repository with name '${names.repositoryName}' in the registry with id '${names.registryId}'`
      const message = `Image scan does not exist for the image with '${idText(input.imageId)}' ${where}`
      throw new ApiError('ScanNotFoundException', message, 'imageId')
    }
    const head = { ...names, imageId: scannedId(image, input.imageId), imageScanStatus: scanStatus(scan) }
    if (scan.completedAtMs === null) return head
    const worstFirst = SEVERITIES.flatMap((severity) => content.findings.filter((one) => one.severity === severity))
    const { findings, ...page } = pageOf('findings', { arns: worstFirst.map(findingJson), given })
    return { ...head, ...page, imageScanFindings: { ...scanSummary(content, scan.completedAtMs), findings } }
  },
}

const IN_PROGRESS = { status: 'IN_PROGRESS' }

function scanStatus({ completedAtMs }: ImageScan): Output {
  if (completedAtMs === null) return IN_PROGRESS
  return { status: 'COMPLETE', description: 'The scan was completed successfully.' }
}

function scannedId({ content }: StoredImage, { imageTag }: ImageId): Output {
  return { imageDigest: content.digest, ...(imageTag !== undefined && { imageTag }) }
}

/** How many of each severity there are, of those that there are. */
function scanSummary({ findings }: ImageContent, completedAtMs: number): Output {
  const counts = SEVERITIES.map((one) => [one, findings.filter(({ severity }) => severity === one).length] as const)
  return {
    imageScanCompletedAt: apiTime(completedAtMs),
    findingSeverityCounts: Object.fromEntries(counts.filter(([, count]) => count > 0)),
  }
}

/** What a description of the image has of its scan. */
export function scanDetail({ scan, content }: StoredImage): Output {
  if (scan === null) return {}
  const { completedAtMs } = scan
  return {
    imageScanStatus: scanStatus(scan),
    ...(completedAtMs !== null && { imageScanFindingsSummary: scanSummary(content, completedAtMs) }),
  }
}

function findingJson({ name, severity, packageName, packageVersion }: ScanFinding): Output {
  return {
    name,
    severity,
    attributes: [
      { key: 'package_name', value: packageName },
      { key: 'package_version', value: packageVersion },
    ],
  }
}
