import type { JsonObject } from '../../../labfile/jsonBuilder.ts'
import { LAB_FORMAT, LAB_VERSION, type LabFile } from '../../../labfile/labFile.ts'
import type { ErrorShape } from '../../../model/operations/command.ts'
import { openFile, openText, type OpenedFile } from '../../../session/files.ts'
import { createClusterAct, FIRST_CLUSTER } from '../act/instanceActs.ts'

/** Something that was brought to the page. It is shown first: nothing of it runs before somebody says so. */
export type Offer =
  | { readonly kind: 'lab'; readonly file: LabFile; readonly atMs: number | null; readonly from: string }
  | { readonly kind: 'taskDefinition'; readonly definition: JsonObject }
  | { readonly kind: 'refused'; readonly error: ErrorShape; readonly from: string }

/** What an empty lab begins with: one cluster, nothing in it. */
export const EMPTY_LAB: LabFile = {
  format: LAB_FORMAT,
  version: LAB_VERSION,
  title: 'Untitled lab',
  seed: 1,
  commands: [{ atMs: 0, ...createClusterAct(FIRST_CLUSTER) }],
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
  { id: 'notes-scenario-1', label: 'The notes, scenario 1', detail: '4 tasks, 50 / 100' },
  { id: 'notes-scenario-2', label: 'The notes, scenario 2', detail: '4 tasks, 100 / 150' },
  { id: 'room-for-eight', label: 'Room for eight', detail: '6 tasks, 100 / 200' },
  { id: 'can-never-roll', label: 'Can never roll', detail: '1 task, 100 / 100' },
  { id: 'one-per-instance-port', label: 'All want host port 80' },
  { id: 'binpack-memory', label: 'Binpack on memory' },
] as const

/** Of a file from a disk or one that was dropped. */
export async function offerOfFile(file: File): Promise<Offer> {
  return offerOf(await openFile(file), file.name)
}

/** Of a file of the page itself, below `samples/` or `labs/`. */
export async function offerOfAddress(path: string): Promise<Offer> {
  try {
    const response = await fetch(`${import.meta.env.BASE_URL}${path}`)
    if (!response.ok) return unreachable(path, `the server answered ${String(response.status)}`)
    return offerOf(openText(await response.text()), path)
  } catch {
    return unreachable(path, 'the network did not answer')
  }
}

function offerOf(opened: OpenedFile, from: string): Offer {
  switch (opened.kind) {
    case 'lab':
      return { kind: 'lab', file: opened.file, atMs: null, from }
    case 'taskDefinition':
      return { kind: 'taskDefinition', definition: opened.definition }
    case 'refused':
      return { kind: 'refused', error: opened.error, from }
  }
}

function unreachable(path: string, why: string): Offer {
  return { kind: 'refused', error: { name: 'NotReachable', message: `${path} did not come: ${why}.` }, from: path }
}
