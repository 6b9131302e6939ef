import { describe, expect, it } from 'vitest'
import { built, workstation } from '../../testing/workstation.ts'

const WEB = `# syntax=docker/dockerfile:1
FROM node:22-alpine
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci \\
    # the lock file only
    --omit=dev
COPY src ./src
ENV PORT=8080
EXPOSE 8080
CMD ["node", "src/server.js"]`

const FILES = [
  { path: 'package.json', content: '{ "name": "web" }' },
  { path: 'package-lock.json', content: '{}', sizeKb: 200 },
  { path: 'src/server.js', content: 'listen(8080)', sizeKb: 40 },
]

const changed = (path: string) => FILES.map((one) => (one.path === path ? { ...one, content: 'changed' } : one))

describe('DOC-2 lines of a Dockerfile become layers', () => {
  it('FROM takes the base’s, RUN and COPY make one each, others none', () => {
    const lab = workstation()
    const { steps, image } = built(lab, { dockerfile: WEB, tag: 'web:1', files: FILES })
    expect(steps.map(({ line, sizeBytes, status }) => [line, sizeBytes, status])).toEqual([
      [2, 56_300_000, 'DONE 4.754s'],
      [3, undefined, 'DONE 0s'],
      [4, 200_017, 'DONE 0.103s'],
      [5, 60_000_000, 'DONE 25s'],
      [8, 40_000, 'DONE 0.101s'],
      [9, undefined, 'DONE 0s'],
      [10, undefined, 'DONE 0s'],
      [11, undefined, 'DONE 0s'],
    ])
    expect(image).toMatchObject({ tags: ['web:1'], sizeBytes: 116_540_017, architectures: ['amd64'] })
  })

  it('a second build of the same takes everything from the cache, and is the same image', () => {
    const lab = workstation()
    const first = built(lab, { dockerfile: WEB, tag: 'web:1', files: FILES })
    const second = built(lab, { dockerfile: WEB, tag: 'web:2', files: FILES })
    expect(second.steps.every(({ status }) => status === 'CACHED')).toBe(true)
    expect(second).toMatchObject({ seconds: 0.5, image: { imageId: first.image.imageId } })
    expect(second.cacheLostAtLine).toBeUndefined()
  })

  it.each([
    { what: 'a file that COPY takes', files: changed('src/server.js'), from: 8 },
    { what: 'the lock file', files: changed('package-lock.json'), from: 4 },
    { what: 'a file of the same content and another date', files: FILES.toReversed(), from: null },
    { what: 'a RUN of other words', dockerfile: WEB.replace('--omit=dev', '--omit=peer'), from: 5 },
    { what: 'another base', dockerfile: WEB.replace('22', '20'), from: 2 },
    { what: 'no cache', noCache: true, from: 3 },
    { what: 'a secret', secrets: [{ id: 'token', value: 'other' }], from: null },
  ])('changed is $what: the cache is lost from line $from on', ({ from, what: _, ...change }) => {
    const lab = workstation()
    const given = { dockerfile: WEB, tag: 'web:1', files: FILES, secrets: [{ id: 'token', value: 'a' }] }
    built(lab, given)
    const { steps, cacheLostAtLine } = built(lab, { ...given, ...change })
    expect(cacheLostAtLine).toBe(from ?? undefined)
    const anew = steps.filter(({ status }) => status !== 'CACHED').map(({ line }) => line)
    expect(anew).toEqual([2, 3, 4, 5, 8, 9, 10, 11].filter((line) => from !== null && line >= from))
  })

  it('a build argument counts where it is used first: RUN sees every one', () => {
    const lab = workstation()
    const dockerfile = 'FROM alpine\nCOPY a .\nARG VERSION=1\nCOPY b .\nRUN ./install $VERSION'
    built(lab, { dockerfile })
    expect(built(lab, { dockerfile, buildArgs: [{ name: 'VERSION', value: '2' }] }).cacheLostAtLine).toBe(5)
    expect(built(lab, { dockerfile, buildArgs: [{ name: 'OTHER', value: '2' }] })).toMatchObject({
      seconds: 0.5,
      warnings: ['[Warning] One or more build-args [OTHER] were not consumed'],
    })
  })

  it('a size that is said counts in place of ours', () => {
    const { steps } = built(workstation(), {
      dockerfile: 'FROM scratch\nCOPY model .\nRUN ./unpack',
      sizes: [{ line: 3, sizeMb: 1_500 }],
    })
    expect(steps.map(({ sizeBytes }) => sizeBytes)).toEqual([undefined, 1_000_000, 1_500_000_000])
  })

  it('of several stages the last is the image, and a stage that nobody needs is not built', () => {
    const dockerfile = [
      'ARG NODE=22',
      'FROM node:${NODE} AS build',
      'COPY . .',
      'RUN npm ci && npm run build',
      'FROM build AS test',
      'RUN npm test',
      'FROM nginx:alpine',
      'COPY --from=build /app/dist /usr/share/nginx/html',
    ].join('\n')
    const lab = workstation()
    const { steps, image } = built(lab, { dockerfile, tag: 'site:1' })
    expect(steps.map(({ line }) => line)).toEqual([2, 3, 4, 7, 8])
    expect(image.sizeBytes).toBe(3_600_000 + 43_700_000 + 10_000_000)
    expect(built(lab, { dockerfile, target: 'test' }).steps.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6])
  })

  it('an image for another architecture shares no layer', () => {
    const lab = workstation()
    built(lab, { dockerfile: WEB, tag: 'web:amd' })
    built(lab, { dockerfile: WEB, tag: 'web:arm', platform: ['linux/arm64'] })
    const [amd, arm] = [...lab.world.localImages.values()].map(({ content }) => content)
    expect(arm?.architectures).toEqual(['arm64'])
    expect(amd?.layers.some(({ digest }) => arm?.layers.some((one) => one.digest === digest))).toBe(false)
  })
})

describe('DOC-1 what Docker does not build it says with the line', () => {
  it.each([
    ['FROM alpine\nRUNN x', 'dockerfile parse error on line 2: unknown instruction: RUNN'],
    ['# only words', 'the Dockerfile cannot be empty'],
    ['RUN x', 'dockerfile parse error on line 1: no build stage in current context'],
    ['ARG A=1', 'dockerfile parse error on line 1: no build stage in current context'],
    ['FROM alpine latest', 'dockerfile parse error on line 1: FROM requires either one or three arguments'],
    [
      'FROM alpine\n\nCOPY here',
      'dockerfile parse error on line 3: COPY requires at least two arguments, but only one was provided. Destination could not be determined.',
    ],
    ['FROM alpine\nENV PORT', 'dockerfile parse error on line 2: ENV must have two arguments'],
    ['FROM alpine\nWORKDIR', 'dockerfile parse error on line 2: WORKDIR requires exactly one argument'],
    ['FROM alpine\nEXPOSE http', 'dockerfile parse error on line 2: invalid containerPort: http'],
    ['FROM alpine\nRUN --quick x', 'dockerfile parse error on line 2: unknown flag: --quick'],
    ['FROM alpine\nSHELL bash', 'dockerfile parse error on line 2: SHELL requires the arguments to be in JSON form'],
    ['FROM $BASE', 'base name should not be blank'],
    ['FROM web:1:2', 'failed to parse stage name "web:1:2": invalid reference format'],
  ])('%j', (dockerfile, message) => {
    const refused = workstation().refused('docker', 'Build', { dockerfile })
    expect(refused).toEqual({ name: 'DockerError', message: `failed to solve: ${message}`, field: 'dockerfile' })
  })

  it('a source that is not there, a stage that is not there, a base that its registry has not', () => {
    const lab = workstation()
    const message = (input: object) => lab.refused('docker', 'Build', input as Record<string, unknown>).message
    expect(message({ dockerfile: 'FROM alpine\nCOPY lib .', files: FILES })).toBe(
      'failed to solve: failed to compute cache key: failed to calculate checksum of ref: "/lib": not found',
    )
    expect(message({ dockerfile: 'FROM alpine', target: 'test' })).toBe(
      'failed to solve: target stage "test" could not be found',
    )
    lab.act('lab', 'PushImage', { image: 'me/base:1' })
    expect(message({ dockerfile: 'FROM me/base:2' })).toBe(
      'failed to solve: me/base:2: failed to resolve source metadata for docker.io/me/base:2: docker.io/me/base:2: not found',
    )
    expect(message({ dockerfile: 'FROM 123456789012.dkr.ecr.us-east-1.amazonaws.com/base' })).toMatch(
      /authorization failed: no basic auth credentials$/,
    )
  })
})

describe('DOC-3 the workstation does one thing at a time', () => {
  it('an image is there when its build is through, and the terminal is taken until then', () => {
    const lab = workstation()
    lab.act('docker', 'Build', { dockerfile: WEB, tag: 'web:1' })
    expect(lab.act('docker', 'Images', {}).images).toEqual([])
    expect(lab.refusal('docker', 'Build', { dockerfile: WEB }).message).toBe(
      'The terminal of the workstation is at its docker build for 31 s more.',
    )
    lab.forward(31_000)
    expect(lab.act('docker', 'Images', {}).images).toMatchObject([{ repository: 'web', tag: '1' }])
  })

  it('a tag moves to the image that was built last, and the other is left without', () => {
    const lab = workstation()
    built(lab, { dockerfile: WEB, tag: 'web', files: FILES })
    built(lab, { dockerfile: WEB, tag: 'web', files: changed('src/server.js') })
    expect(lab.act('docker', 'Images', {}).images).toMatchObject([
      { repository: 'web', tag: 'latest' },
      { repository: '<none>', tag: '<none>' },
    ])
  })

  it('a tag is another name of the same image, by name or by id', () => {
    const lab = workstation()
    const { imageId } = built(lab, { dockerfile: WEB, tag: 'web' }).image
    lab.act('docker', 'Tag', { source: 'web:latest', target: 'web:1' })
    expect(lab.act('docker', 'Tag', { source: imageId, target: 'me/web:2' }).image).toMatchObject({
      repository: 'me/web',
      tag: '2',
      imageId,
    })
    expect(lab.refusal('docker', 'Tag', { source: 'api', target: 'web:1' }).message).toBe(
      'Error response from daemon: No such image: api:latest',
    )
    expect(lab.refusal('docker', 'Tag', { source: 'web', target: 'Web:1' }).message).toBe(
      'Error parsing reference: "Web:1" is not a valid repository/tag: invalid reference format: repository name (library/Web) must be lowercase',
    )
  })

  it('keeps 100 images: the oldest without a name goes, one that has a name never', () => {
    const lab = workstation()
    built(lab, { dockerfile: 'FROM scratch\nLABEL n=none' })
    for (let n = 0; n < 100; n += 1)
      built(lab, { dockerfile: `FROM scratch\nLABEL n=${String(n)}`, tag: `n:${String(n)}` })
    expect(lab.world.localImages.size).toBe(100)
    expect(lab.refusal('docker', 'Build', { dockerfile: 'FROM scratch' }).message).toBe(
      'The workstation keeps 100 images at most.',
    )
  })
})
