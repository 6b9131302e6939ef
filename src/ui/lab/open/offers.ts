import type { JsonObject } from '../../../labfile/jsonBuilder.ts'
import type { LabFile } from '../../../labfile/labFile.ts'
import type { ErrorShape } from '../../../model/api/command.ts'
import type { Wanted } from '../../../session/aside.ts'
import { openText, type OpenedFile } from '../../../session/files.ts'
import { fileOf } from '../../../session/recovery.ts'
import { fetchSiteFile, SiteFileUnavailable } from '../../../session/siteFile.ts'
import type { DamagedVersion } from '../../../session/saving/loadLab.ts'

/** Something that was brought to the page. It is shown first: nothing of it runs before somebody says so. */
export type Offer =
  /** `file`: what is shown of it; `wanted`: what is opened. */
  | { readonly kind: 'lab'; readonly file: LabFile; readonly wanted: Wanted; readonly from: string }
  | { readonly kind: 'taskDefinition'; readonly definition: JsonObject }
  /** `damaged`: what is left of a saved lab that cannot be opened. */
  | {
      readonly kind: 'refused'
      readonly error: ErrorShape
      readonly from: string
      readonly damaged?: readonly DamagedVersion[]
    }

/** The course's task definitions, as they are. */
export const SAMPLES = [
  { id: 'nginx_ec2', label: 'nginx on EC2' },
  { id: 'nginx_fargate', label: 'nginx on Fargate' },
  { id: 'tomcat_ec2', label: 'tomcat on EC2' },
  { id: 'tomcat_fargate', label: 'tomcat on Fargate' },
  { id: 'ConsulServer', label: 'Consul server' },
] as const

export const EXAMPLES = [
  { id: 'notes-scenario-1', label: 'Half may stop', detail: '4 tasks, 50 / 100' },
  { id: 'notes-scenario-2', label: 'All must stay', detail: '4 tasks, 100 / 150' },
  { id: 'room-for-eight', label: 'Room for eight', detail: '6 tasks, 100 / 200' },
  { id: 'can-never-roll', label: 'Can never roll', detail: '1 task, 100 / 100' },
  { id: 'one-per-instance-port', label: 'All want host port 80' },
  { id: 'binpack-memory', label: 'Binpack on memory' },
  { id: 'two-loops-for-a-day', label: 'A day of two loops', detail: '2 to 20 tasks, 1 to 5 instances' },
] as const

/** Of a file of the page itself, below `samples/` or `labs/`. */
export async function offerOfAddress(path: string): Promise<Offer> {
  try {
    return offerOf(openText(await fetchSiteFile(path)), path)
  } catch (error) {
    if (!(error instanceof SiteFileUnavailable)) throw error
    return { kind: 'refused', error: { name: 'NotReachable', message: error.message }, from: path }
  }
}

/** A scenario is none: it is played on a page of its own. */
export function offerOf(opened: OpenedFile, from: string): Offer {
  switch (opened.kind) {
    case 'scenario':
      return { kind: 'refused', error: { name: 'NotALab', message: 'This file is a scenario, not a lab.' }, from }
    case 'lab':
      return labOffer(opened.file, null, from)
    case 'saved':
      return stateOffer({ kind: 'state', state: opened.state }, from)
    case 'taskDefinition':
      return { kind: 'taskDefinition', definition: opened.definition }
    case 'refused':
      return { kind: 'refused', error: opened.error, from }
  }
}

/** A lab as it was left, with its branches. */
export function stateOffer(
  wanted: Wanted & { readonly kind: 'state' },
  from: string,
): Offer & { readonly kind: 'lab' } {
  const { lab } = wanted.state
  return { kind: 'lab', file: fileOf(lab, lab.activeBranchId), wanted, from }
}

/** A lab file, at the moment at which it was shared if it was. */
export function labOffer(file: LabFile, atMs: number | null, from: string): Offer & { readonly kind: 'lab' } {
  return { kind: 'lab', file, wanted: { kind: 'file', file, atMs }, from }
}
