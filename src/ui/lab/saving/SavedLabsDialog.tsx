import { useQueryClient } from '@tanstack/react-query'
import { Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { visibleText } from '../../../base/foreignText.ts'
import { fileNameOf, saveText } from '../../../session/files.ts'
import { databaseShelf } from '../../../session/saving/database.ts'
import { browserLocks } from '../../../session/saving/labLocks.ts'
import { exportSavedLab, removeSavedLab } from '../../../session/saving/manageLabs.ts'
import type { SavedLab } from '../../../session/saving/savedLabs.ts'
import { SAVED_LABS_KEY, useSavedLabs } from '../../../session/saving/useSavedLabs.ts'
import { Button } from '../../kit/Button.tsx'
import { DataTable } from '../../kit/DataTable.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { ForeignText } from '../../kit/ForeignText.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { useMedia } from '../../kit/useMedia.ts'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { useAgo } from '../useAgo.ts'
import type { LabKeeping } from '../useLabKeeping.ts'
import './SavedLabsDialog.css'

interface SavedLabsDialogProps {
  readonly keeping: LabKeeping
  readonly isOpen: boolean
  readonly onOpen: (lab: SavedLab) => void
  readonly onClose: () => void
}

/** Where two acts of a row are icons, and when it was saved has no column. */
const NARROW = '(width <= 599px)'

/** Every lab that this browser keeps: to be opened, taken away as a file, or removed. */
export function SavedLabsDialog({ keeping: { keeping, state }, isOpen, onOpen, onClose }: SavedLabsDialogProps) {
  const { data: labs = [], isError } = useSavedLabs()
  const { act, removing, askToRemove, refusal } = useManaging()
  const isNarrow = useMedia(NARROW)
  const ago = useAgo()
  const savedWords = (lab: SavedLab): string => (lab.kind === 'whole' ? ago(lab.savedAt) : 'Damaged')
  return (
    <Dialog title="Saved in this browser" width="wide" isOpen={isOpen} onClose={onClose}>
      <div className="saved-labs">
        <p className="type-small tone-3">{keptWords(state.isPersisted)}</p>
        <RefusalLine refusal={refusal} />
        <DataTable
          label="Saved labs"
          rows={labs}
          rowKey={({ labId }) => labId}
          selectedKey={keeping.labId}
          columns={[
            { id: 'title', header: 'Lab', cell: (lab) => <ForeignText>{nameOf(lab)}</ForeignText>, isRowHeader: true },
            ...(isNarrow ? [] : [{ id: 'saved', header: 'Saved', cell: savedWords }]),
            {
              id: 'acts',
              header: <span className="visually-hidden">Acts</span>,
              align: 'end',
              cell: (lab) => (
                <LabActs
                  lab={lab}
                  isNarrow={isNarrow}
                  isOnScreen={lab.labId === keeping.labId}
                  isAsked={removing === lab.labId}
                  onOpen={() => onOpen(lab)}
                  onExport={() => act(lab, 'export')}
                  onRemove={() => (removing === lab.labId ? act(lab, 'remove') : askToRemove(lab.labId))}
                  onKeep={() => askToRemove(null)}
                />
              ),
            },
          ]}
          empty={<p>{isError ? 'The browser could not read its saved labs.' : 'No lab is saved in this browser.'}</p>}
        />
      </div>
    </Dialog>
  )
}

interface LabActsProps {
  readonly lab: SavedLab
  readonly isNarrow: boolean
  readonly isOnScreen: boolean
  /** Whether it waits for a second word before it is removed. */
  readonly isAsked: boolean
  readonly onOpen: () => void
  readonly onExport: () => void
  readonly onRemove: () => void
  readonly onKeep: () => void
}

function LabActs({ lab, isNarrow, isOnScreen, isAsked, onOpen, onExport, onRemove, onKeep }: LabActsProps) {
  const name = visibleText(nameOf(lab))
  if (isOnScreen) return <span className="tone-3">On the screen</span>
  return (
    <span className="saved-labs__acts">
      {isAsked ? (
        <>
          <Button onPress={onKeep}>Keep it</Button>
          <Button tone="trouble" onPress={onRemove} aria-label={`Remove ${name} for good`}>
            Remove for good
          </Button>
        </>
      ) : (
        <>
          <Button onPress={onOpen} aria-label={`Open ${name}`}>
            Open
          </Button>
          {isNarrow ? (
            <>
              <IconButton label={`Save ${name} as file`} icon={<Download />} onPress={onExport} />
              <IconButton label={`Remove ${name}`} icon={<Trash2 />} onPress={onRemove} />
            </>
          ) : (
            <>
              <Button variant="quiet" onPress={onExport} aria-label={`Save ${name} as file`}>
                Save as file
              </Button>
              <Button variant="quiet" tone="trouble" onPress={onRemove} aria-label={`Remove ${name}`}>
                Remove
              </Button>
            </>
          )}
        </>
      )}
    </span>
  )
}

/** What a person does with a lab of the list, and what came of it. */
function useManaging() {
  const client = useQueryClient()
  const [removing, setRemoving] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<{ readonly name: string; readonly change: string } | null>(null)
  const act = (lab: SavedLab, what: 'export' | 'remove'): void => {
    const carryOut = async (): Promise<void> => {
      const result =
        what === 'export'
          ? await exportSavedLab(databaseShelf, lab.labId)
          : await removeSavedLab(databaseShelf, browserLocks, lab.labId)
      setRemoving(null)
      setRefusal('error' in result ? { name: result.error.name, change: result.error.message } : null)
      if ('text' in result) saveText(`${fileNameOf(result.title)}.taskyard.json`, result.text)
      await client.invalidateQueries({ queryKey: SAVED_LABS_KEY })
    }
    void carryOut()
  }
  return { act, removing, askToRemove: setRemoving, refusal }
}

function nameOf(lab: SavedLab): string {
  return lab.kind === 'whole' ? lab.title : `A lab whose record is damaged (${lab.labId})`
}

function keptWords(isPersisted: boolean | null): string {
  const kept = 'Labs stay in this browser, on this machine, until you remove them.'
  if (isPersisted === true) return kept
  return 'Labs stay in this browser, on this machine. It may clear them when room is short, some browsers after a week without a visit: save as a file what you want to keep.'
}
