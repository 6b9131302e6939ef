import { saveLabFile } from '../../session/files.ts'
import { LAB_FULL } from '../../labfile/logSize.ts'
import type { Service } from '../../model/world/service/service.ts'
import { useActiveView, useLab, useLabSession } from '../../session/labContext.ts'
import { clockText } from '../../look/time.ts'
import { useLabDesk } from '../acts/labDesk.ts'
import { Banner } from '../kit/Banner.tsx'
import { Button } from '../kit/Button.tsx'
import { ForeignText } from '../kit/ForeignText.tsx'
import { deployedByEcs } from '../subjects/service/ServiceField.tsx'
import { rollAct } from '../subjects/service/serviceActs.ts'
import type { ActNotice } from './actNotice.ts'

interface ActNoticesProps {
  readonly notice: ActNotice | null
  readonly onDismiss: () => void
  /** Left out where another lab cannot be opened. */
  readonly onEmpty?: (() => void) | undefined
}

/** What came of the last act that the yard does not show. */
export function ActNotices({ notice, onDismiss, onEmpty }: ActNoticesProps) {
  switch (notice?.kind) {
    case undefined:
      return null
    case 'refused':
      return <Refused {...{ notice, onDismiss, onEmpty }} />
    case 'branched':
      return <Branched {...{ notice, onDismiss }} />
    case 'registered':
      return <Registered {...{ notice, onDismiss }} />
    case 'notPlaced':
      return (
        <Banner kind="refused" onDismiss={onDismiss}>
          No place for every task: <code>{notice.reasons.join(', ')}</code>. RunTask does not wait for room.
        </Banner>
      )
    case 'withoutEffect':
      return (
        <Banner kind="note" onDismiss={onDismiss}>
          {notice.actName} is done. Without effect in the lab: <code>{notice.fields.join(', ')}</code>.
        </Banner>
      )
  }
}

interface RefusedProps {
  readonly notice: ActNotice & { readonly kind: 'refused' }
  readonly onDismiss: () => void
  readonly onEmpty: (() => void) | undefined
}

/** A refused act; where the lab itself has no room for one more, with the ways on. */
function Refused({ notice, onDismiss, onEmpty }: RefusedProps) {
  const session = useLabSession()
  const { actName: name, error } = notice
  const waysOn = error.name === LAB_FULL && (
    <>
      <Button onPress={() => saveLabFile(session.toFile())}>Save as file</Button>
      {onEmpty !== undefined && <Button onPress={onEmpty}>Open an empty lab</Button>}
    </>
  )
  return (
    <Banner kind="refused" onDismiss={onDismiss} actions={waysOn}>
      {name} was refused: <code>{error.name}</code> <ForeignText>{error.message}</ForeignText>
    </Banner>
  )
}

interface RegisteredProps {
  readonly notice: ActNotice & { readonly kind: 'registered' }
  readonly onDismiss: () => void
}

/** What one would do next with a revision: roll the service that runs its family to it, or make a service of it. */
function Registered({ notice, onDismiss }: RegisteredProps) {
  const { openForm, giveNow } = useLabDesk()
  const service = useActiveServiceOf(notice.definitionKey)
  const next = (): void => {
    onDismiss()
    if (service === undefined) openForm('createService')
    else giveNow(rollAct(service, notice.definitionKey))
  }
  return (
    <Banner
      kind="note"
      onDismiss={onDismiss}
      actions={
        <Button onPress={next}>
          {service === undefined ? 'Create a service of it' : `Update ${service.name} to ${notice.definitionKey}`}
        </Button>
      }
    >
      {notice.definitionKey} is registered. It runs in no task yet.
    </Banner>
  )
}

/** The first service whose tasks are of the same family. */
function useActiveServiceOf(definitionKey: string): Service | undefined {
  const world = useActiveView()?.world
  const family = definitionKey.slice(0, definitionKey.lastIndexOf(':') + 1)
  if (world === undefined) return undefined
  return deployedByEcs(world).find(({ deployments }) => deployments[0]?.definitionKey.startsWith(family))
}

interface BranchedProps {
  readonly notice: ActNotice & { readonly kind: 'branched' }
  readonly onDismiss: () => void
}

/** An act in the past begins another history; what was before is kept. */
function Branched({ notice, onDismiss }: BranchedProps) {
  const session = useLabSession()
  const branches = useLab(({ lab }) => lab.branches)
  const shownCount = useLab(({ lab }) => lab.shownBranchIds.length)
  const from = branches.find(({ id }) => id === notice.fromId)
  const to = branches.find(({ id }) => id === notice.branchId)
  // Undone meanwhile.
  if (from === undefined || to === undefined) return null
  return (
    <Banner
      kind="note"
      onDismiss={onDismiss}
      actions={
        shownCount < 2 && (
          <Button
            onPress={() => {
              onDismiss()
              void showBoth()
            }}
          >
            Show both side by side
          </Button>
        )
      }
    >
      You acted in the past, so <ForeignText>{to.name}</ForeignText> begins at {clockText(notice.atMs)}.{' '}
      <ForeignText>{from.name}</ForeignText> is kept as it was.
    </Banner>
  )

  /** The older one at the left; acts go on in the new one. */
  async function showBoth(): Promise<void> {
    await session.branches.showBoth(notice.fromId, notice.branchId)
    await session.branches.switchTo(notice.branchId)
  }
}
