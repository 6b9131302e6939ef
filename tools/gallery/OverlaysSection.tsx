import { Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '../../src/ui/shared/Banner.tsx'
import { Button } from '../../src/ui/shared/Button.tsx'
import { DataTable } from '../../src/ui/shared/DataTable.tsx'
import { Dialog } from '../../src/ui/shared/Dialog.tsx'
import { Disclosure } from '../../src/ui/shared/Disclosure.tsx'
import { EmptyState } from '../../src/ui/shared/EmptyState.tsx'
import { Menu } from '../../src/ui/shared/Menu.tsx'
import { ProgressBar } from '../../src/ui/shared/ProgressBar.tsx'
import { Sheet } from '../../src/ui/shared/Sheet.tsx'
import { Tabs } from '../../src/ui/shared/Tabs.tsx'
import { ShortcutSheet } from '../../src/ui/shell/ShortcutSheet.tsx'

const INSTANCES = [
  { id: 'i-0a4c', type: 'm5.large', cpu: 256, memory: '3,704' },
  { id: 'i-0a15', type: 'c5.xlarge', cpu: 1024, memory: '120' },
  { id: 'i-0b91', type: 'm5.large', cpu: 0, memory: '3,192' },
]

const KEYS = [
  { title: 'Everywhere', shortcuts: [{ keys: 'Shift+?', label: 'Keys and display' }] },
  {
    title: 'Time',
    shortcuts: [
      { keys: 'Space', label: 'Play or pause' },
      { keys: 'ArrowRight', label: 'Next decision' },
      { keys: 'Shift+ArrowRight', label: 'Ten seconds on' },
      { keys: '$mod+z', label: 'Undo' },
      { keys: 'r', label: 'Back to the start' },
    ],
  },
]

export function OverlaysSection() {
  return (
    <section className="gallery__block">
      <Banner kind="recovered" onDismiss={() => undefined}>
        The model stopped and was rebuilt from 214 commands. Nothing is lost. Paused at 00:14:02.
      </Banner>
      <Banner kind="notSaved" actions={<Button>Save as a file</Button>} onDismiss={() => undefined}>
        Not saved: this browser has no room left. The lab goes on.
      </Banner>
      <ProgressBar label="Step 3 of 5" total={5} done={3} />
      <div className="gallery__columns">
        <TabsBlock />
        <div className="gallery__block">
          <EmptyState action={<Button>Add three m5.large</Button>}>No instances.</EmptyState>
          <Disclosure title="Lifecycle" detail="9 steps" isOpenAtFirst>
            <p className="tone-2">PROVISIONING, PENDING, ACTIVATING, RUNNING.</p>
          </Disclosure>
          <Disclosure title="Events">None.</Disclosure>
        </div>
        <OpenersBlock />
      </div>
    </section>
  )
}

function TabsBlock() {
  const why = (
    <DataTable
      label="Instances and what they have free"
      rows={INSTANCES}
      rowKey={(row) => row.id}
      selectedKey="i-0a15"
      columns={[
        { id: 'id', header: 'Instance', cell: (row) => row.id, isMono: true, isRowHeader: true },
        { id: 'type', header: 'type', cell: (row) => row.type },
        { id: 'cpu', header: 'CPU free', cell: (row) => row.cpu, align: 'end' },
        { id: 'memory', header: 'MiB free', cell: (row) => row.memory, align: 'end' },
      ]}
    />
  )
  return (
    <Tabs
      label="worker:21"
      tabs={[
        { id: 'why', label: 'Why', content: why },
        { id: 'describe', label: 'Describe', content: 'JSON' },
        { id: 'lifecycle', label: 'Lifecycle', content: 'Diagram' },
        { id: 'events', label: 'Events', content: 'None' },
      ]}
    />
  )
}

function OpenersBlock() {
  const [open, setOpen] = useState<'dialog' | 'left' | 'right' | 'bottom' | 'keys' | null>(null)
  const close = () => setOpen(null)
  return (
    <div className="gallery__row">
      {(['dialog', 'left', 'right', 'bottom', 'keys'] as const).map((which) => (
        <Button key={which} onPress={() => setOpen(which)}>
          {which}
        </Button>
      ))}
      <Menu
        label="Acts"
        trigger={<Button>menu</Button>}
        groups={[
          {
            id: 'a',
            heading: 'Lab',
            acts: [
              { id: 'export', label: 'Save as a file', icon: <Download />, kbd: '$mod+s', onAct: () => undefined },
              { id: 'rename', label: 'Rename', onAct: () => undefined, isDisabled: true },
            ],
          },
          {
            id: 'b',
            acts: [{ id: 'delete', label: 'Delete', icon: <Trash2 />, tone: 'trouble', onAct: () => undefined }],
          },
        ]}
      />
      <Dialog
        title="Delete “Black Friday”?"
        isOpen={open === 'dialog'}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Keep it</Button>
            <Button variant="filled" tone="trouble" onPress={close}>
              Delete
            </Button>
          </>
        }
      >
        Undo works until you close it.
      </Dialog>
      <Sheet
        title="Sheet"
        side={open === 'left' || open === 'bottom' ? open : 'right'}
        isOpen={open === 'left' || open === 'right' || open === 'bottom'}
        onClose={close}
      >
        <div style={{ padding: 20 }}>Content of the sheet.</div>
      </Sheet>
      <ShortcutSheet groups={KEYS} isOpen={open === 'keys'} onClose={close} />
    </div>
  )
}
