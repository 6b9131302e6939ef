import type { HereDocument } from './hereDocuments.ts'

export const KEYWORDS = [
  'FROM',
  'RUN',
  'COPY',
  'ADD',
  'ENV',
  'ARG',
  'EXPOSE',
  'WORKDIR',
  'USER',
  'CMD',
  'ENTRYPOINT',
  'STOPSIGNAL',
  'VOLUME',
  'LABEL',
  'HEALTHCHECK',
  'SHELL',
  'ONBUILD',
] as const
export type Keyword = (typeof KEYWORDS)[number]

/** One instruction of a Dockerfile (https://docs.docker.com/reference/dockerfile/). */
export interface Instruction {
  /** Where it begins, from 1. */
  readonly line: number
  readonly keyword: Keyword
  /** As `from=build`, without their dashes. */
  readonly flags: readonly string[]
  /** What follows, its lines joined. */
  readonly rest: string
  /** The exec form, `["node", "server.js"]`; `null` for the shell form. */
  readonly exec: readonly string[] | null
  /** What its command reads, or its files are, line by line after it. */
  readonly documents: readonly HereDocument[]
}

/** Why Docker does not build, and at which line; `null` where it is about no one line. */
export interface BuildFault {
  readonly line: number | null
  /** In Docker's words. */
  readonly message: string
}
