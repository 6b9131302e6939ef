import { describe, expect, it } from 'vitest'
import { built, workstation, WEB_URI, done, readyToPush } from '../../testing/workstation.ts'

const text = (...lines: readonly string[]) => lines.join('\n')

describe('DOC-1 here-documents', () => {
  const dockerfile = (port: string, command = 'apk add curl') =>
    text(
      'FROM alpine',
      'RUN <<EOF',
      command,
      '  # FROM nothing: no line of the Dockerfile',
      'EOF',
      'COPY <<-"CONF" <<README /etc/site/',
      `\tlisten ${port}`,
      '\tCONF',
      'CONF',
      'read me',
      'README',
      'CMD ["site"]',
    )

  it('are what a RUN does and what a COPY brings, and no lines of their own', () => {
    const { steps } = built(workstation(), { dockerfile: dockerfile('80'), files: [] })
    expect(steps.map(({ line, sizeBytes }) => [line, sizeBytes])).toEqual([
      [1, 3_600_000],
      [2, 8_000_000],
      // What is shorter than a layer ever is.
      [6, 100],
      [12, undefined],
    ])
  })

  it.each([
    ['the text of a file', dockerfile('8080'), 6],
    ['the text of a command', dockerfile('80', 'apk add bash'), 2],
    ['nothing', dockerfile('80'), undefined],
  ])('changed is %s', (_, next, from) => {
    const lab = workstation()
    built(lab, { dockerfile: dockerfile('80') })
    expect(built(lab, { dockerfile: next }).cacheLostAtLine).toBe(from)
  })

  it('that never end are refused', () => {
    const refused = workstation().refused('docker', 'Build', { dockerfile: 'FROM alpine\nRUN <<EOF\necho' })
    expect(refused.message).toBe('failed to solve: dockerfile parse error on line 2: unterminated heredoc')
  })

  it('are none where a shell shifts or a document is for another instruction', () => {
    const { steps } = built(workstation(), { dockerfile: 'FROM alpine\nRUN echo $((1<<2))\nLABEL a="<<EOF"' })
    expect(steps).toHaveLength(3)
  })
})

describe('DOC-1 ONBUILD', () => {
  const BASE = text('FROM node:22-alpine', 'WORKDIR /app', 'ONBUILD COPY . .', 'ONBUILD RUN npm ci')

  it('is done first by who builds on the image, and by nobody after it', () => {
    const lab = workstation()
    const base = built(lab, { dockerfile: BASE, tag: 'base:1', files: [{ path: 'a' }] })
    expect(base.steps.map(({ sizeBytes }) => sizeBytes)).toEqual([56_300_000, undefined, undefined, undefined])
    const files = [{ path: 'server.js', content: 'listen', sizeKb: 10 }]
    const own = built(lab, { dockerfile: 'FROM base:1\nCMD ["node"]', tag: 'web:1', files })
    expect(own.steps.map(({ line, sizeBytes }) => [line, sizeBytes])).toEqual([
      [1, 56_300_000],
      [1, 10_000],
      [1, 60_000_000],
      [2, undefined],
    ])
    expect(built(lab, { dockerfile: 'FROM web:1', files }).steps).toHaveLength(1)
  })

  it('changes the image that has it', () => {
    const lab = workstation()
    const first = built(lab, { dockerfile: BASE }).image.imageId
    expect(built(lab, { dockerfile: BASE.replace('npm ci', 'npm test') }).image.imageId).not.toBe(first)
  })

  it('keeps its here-document', () => {
    const lab = workstation()
    built(lab, { dockerfile: text('FROM alpine', 'ONBUILD RUN <<EOF', 'apk add curl', 'EOF'), tag: 'base' })
    expect(built(lab, { dockerfile: 'FROM base' }).steps[1]).toMatchObject({ sizeBytes: 8_000_000 })
  })

  it.each([
    ['ONBUILD', 'ONBUILD requires at least one argument'],
    ['ONBUILD FROM alpine', "FROM isn't allowed as an ONBUILD trigger"],
    ['ONBUILD ONBUILD RUN x', "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"],
  ])('%s is refused', (line, why) => {
    const { message } = workstation().refused('docker', 'Build', { dockerfile: `FROM alpine\n${line}` })
    expect(message).toBe(`failed to solve: dockerfile parse error on line 2: ${why}`)
  })
})

describe('DOC-2 .dockerignore', () => {
  const dockerfile = 'FROM alpine\nCOPY . .'
  const ignore = (content: string) => ({ path: '.dockerignore', content })

  it.each([
    ['node_modules', 'node_modules/a/b.js', undefined],
    ['/node_modules/', 'node_modules/a/b.js', undefined],
    ['node_modules', 'app/node_modules/b.js', 2],
    ['**/node_modules', 'app/node_modules/b.js', undefined],
    ['**/*.log', 'x/y/err.log', undefined],
    ['*.log', 'x/err.log', 2],
    ['# *.md', 'read.md', 2],
    ['*.md\n!read.md', 'read.md', 2],
    ['!read.md\n*.md', 'read.md', undefined],
    ['docs/**/draft', 'docs/a/b/draft/x', undefined],
  ])('of %j the file %s that changes loses the cache at line %s', (content, path, from) => {
    const lab = workstation()
    const files = (changed: string) => [ignore(content), { path: 'server.js' }, { path, content: changed }]
    built(lab, { dockerfile, files: files('before') })
    expect(built(lab, { dockerfile, files: files('after') }).cacheLostAtLine).toBe(from)
  })

  it('what is ignored cannot be copied', () => {
    const files = [ignore('*.key'), { path: 'own.key' }]
    const { message } = workstation().refused('docker', 'Build', { dockerfile: 'FROM alpine\nCOPY own.key .', files })
    expect(message).toContain('failed to calculate checksum of ref: "/own.key": not found')
  })
})

interface Row {
  readonly createdBy: string
  readonly sizeBytes: number
  readonly status?: string
  readonly seconds?: number
  readonly layerDigests: readonly string[]
}

describe('DOC-9 docker history', () => {
  const history = (lab: ReturnType<typeof workstation>, image: string) =>
    lab.act('docker', 'History', { image }).history as readonly Row[]

  it('tells by which line each layer came, what the cache had, and how long the rest took', () => {
    const lab = workstation()
    const dockerfile = 'FROM alpine\nRUN apk add curl\nCMD ["sh"]'
    built(lab, { dockerfile, tag: 'web:1' })
    built(lab, { dockerfile: dockerfile.replace('["sh"]', '["ash"]'), tag: 'web:2' })
    expect(
      history(lab, 'web:2').map(({ createdBy, sizeBytes, status, seconds }) => [createdBy, sizeBytes, status, seconds]),
    ).toEqual([
      ['CMD ["ash"]', 0, 'DONE 0s', 0],
      ['RUN apk add curl', 8_000_000, 'CACHED', 0],
      ['FROM alpine', 3_600_000, 'CACHED', 0],
    ])
    expect(history(lab, 'web:1').map(({ seconds }) => seconds)).toEqual([0, 4, 1.24])
  })

  it('of several stages tells that of the image alone', () => {
    const lab = workstation()
    const dockerfile = text(
      'FROM golang AS build',
      'WORKDIR /src',
      'RUN go build',
      'FROM alpine',
      'COPY --from=build /src/app .',
    )
    built(lab, { dockerfile, tag: 'app:1' })
    expect(history(lab, 'app:1').map(({ createdBy }) => createdBy)).toEqual([
      'COPY --from=build /src/app .',
      'FROM alpine',
    ])
    built(lab, { dockerfile: text('FROM alpine AS base', 'RUN apk add curl', 'FROM base', 'RUN x'), tag: 'app:2' })
    expect(history(lab, 'app:2')).toHaveLength(4)
  })

  it('of what was pulled knows the layers alone', () => {
    const lab = readyToPush()
    done(lab, 'Pull', { image: 'nginx' })
    expect(history(lab, 'nginx').map(({ createdBy, sizeBytes }) => [createdBy, sizeBytes])).toEqual([
      ['<missing>', 43_700_000],
      ['<missing>', 28_200_000],
    ])
    expect(history(lab, `${WEB_URI}:1`)[0]?.createdBy).toBe('CMD ["node", "."]')
    expect(lab.refusal('docker', 'History', { image: 'api' }).message).toBe(
      'Error response from daemon: No such image: api:latest',
    )
  })
})
