import { sizeText } from '../../../look/imageLook.ts'
import type { ContainerPull } from '../../../model/world/pulling/taskPull.ts'
import type { Detail } from '../words.ts'

/** What came of a container's pull: the digest that it runs, and from where. Nothing of a registry that is untold. */
export function pulledDetails({ digest, from, bytes, isKept }: ContainerPull): readonly Detail[] {
  return [
    { label: 'imageDigest', value: digest ?? '' },
    {
      label: 'resolved by',
      value: digest === null ? '' : isKept ? 'digest kept by the deployment' : 'its tag, for this task',
    },
    { label: 'pulled', value: fromText(from, bytes) },
  ]
}

function fromText(from: ContainerPull['from'], bytes: number): string {
  if (from === null) return ''
  if (from === 'cache') return 'nothing, from the instance’s cache'
  return bytes === 0 ? 'nothing new: its host had every layer' : `${sizeText(bytes)} from its registry`
}
