import { visibleText } from '../../../base/foreignText.ts'
import type { Asking } from '../../../model/world/container/metadata.ts'
import type { Detail } from '../words.ts'

const METADATA: Readonly<Record<Asking['metadata'], string>> = {
  there: '$ECS_CONTAINER_METADATA_URI_V4 tells of the container, with /task of its task, with /stats what it uses',
  'no network': 'in network mode none it reaches nothing',
  'old platform': 'version 4 is there from platform version 1.4.0 on',
}

/** Where a container asks, one line each (CON-9): what it learns there, and how it finds the place. */
export function askingDetails(asking: Asking): readonly Detail[] {
  return [
    { label: 'metadata', value: METADATA[asking.metadata] },
    { label: 'credentials', value: credentialsWords(asking) },
    {
      label: 'instance',
      value: asking.instance
        ? '169.254.169.254 is the instance’s own, with the credentials of its profile, unless it is blocked'
        : 'no container instance to ask at 169.254.169.254',
    },
  ]
}

function credentialsWords({ metadata, taskRoleArn }: Asking): string {
  if (taskRoleArn === null) return 'none of a task role: the definition names none'
  if (metadata === 'no network') return 'none: it does not reach 169.254.170.2'
  return `of ${visibleText(taskRoleArn)}, at 169.254.170.2$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI`
}
