import { Search } from 'lucide-react'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { Input, ListLayout, SearchField, Tree, Virtualizer, type Key } from 'react-aria-components'
import { isSameRef, type SubjectRef } from '../../look/subjectRef.ts'
import { clockText } from '../../look/time.ts'
import type { World } from '../../model/world/world.ts'
import { useMedia } from '../kit/useMedia.ts'
import { useStable } from '../kit/useStable.ts'
import { openTask, useOpenTaskId } from '../subjects/container/openTask.ts'
import { useRoleJudge } from '../subjects/roles/useRoleJudge.ts'
import { StageTreeItem } from './StageTreeItem.tsx'
import type { TreeRow } from './treeRow.ts'
import { treeRows } from './treeRows.ts'
import { allIds, matching, openIds, pathTo, rowOf, unfolded, visibleIds, type Toggled } from './treeState.ts'
import { useChoosing } from './useChoosing.ts'
import { useThrottled } from './useThrottled.ts'
import './StageTree.css'

export interface StageTreeProps {
  /** A branch's world and its present: a `BranchView` of the session. */
  readonly view: {
    readonly world: World
    readonly nowMs: number
    /** Another one where another lab has taken the page. */
    readonly stream?: number
  }
  readonly selection: SubjectRef | null
  readonly onSelect: (selection: SubjectRef | null) => void
}

/** The tree is read, not watched: a few times a second is enough. */
const REFRESH_MS = 250
const ROW = 24
const ROW_TOUCH = 44

/**
 * Everything on the stage as a tree, with names and states in words: for a keyboard, for a screen reader, for finding
 * things. Arrow keys move and select; the stage follows, and the other way round. Enter opens the stage on a task, and
 * goes on to the inspector of anything else; Space does so of all.
 */
export function StageTree({ view, selection, onSelect }: StageTreeProps) {
  const now = useThrottled(view, REFRESH_MS)
  // Rows of a lab that is gone would lead to nothing.
  const shown = now.stream === view.stream ? now : view
  return <TreePanel view={shown} selection={selection} onSelect={useStable(onSelect)} />
}

interface TreePanelProps {
  readonly view: StageTreeProps['view']
  readonly selection: SubjectRef | null
  readonly onSelect: (target: SubjectRef) => void
}

/** Rendered only when it has something new to show, however often the page around it is. */
const TreePanel = memo(function TreePanel({ view, selection, onSelect }: TreePanelProps) {
  const [search, setSearch] = useState('')
  const [toggled, setToggled] = useState<Toggled>(new Map())
  const rowHeight = useMedia('(pointer: coarse)') ? ROW_TOUCH : ROW
  const openTaskId = useOpenTaskId()
  const judge = useRoleJudge(view.world)
  // oxlint-disable-next-line react/exhaustive-deps -- lines of tasks say what it says of their roles
  const all = useMemo(() => treeRows(view.world, view.nowMs, openTaskId), [view, openTaskId, judge])
  const rows = useMemo(() => matching(all, search), [all, search])
  const path = useMemo(() => (selection === null ? null : pathTo(all, selection)), [all, selection])
  const open = useMemo(() => {
    if (search !== '') return allIds(rows)
    // An open task may have gone into a closed list since: on the shelf it is looked into all the same.
    const looked = openTaskId === null ? [] : (path?.slice(0, -1) ?? [])
    return new Set([...openIds(all, toggled), ...looked])
  }, [all, rows, search, toggled, path, openTaskId])
  // A heading can be stood on, though the stage has nothing to select for it.
  const [heading, setHeading] = useState<{ readonly id: string; readonly beside: SubjectRef | null } | null>(null)
  const isOnHeading = heading !== null && isSameRef(heading.beside, selection)
  const selectedId = isOnHeading ? heading.id : path?.at(-1)

  useOpenPath({ path, selection, toggled, setToggled })
  const scrollRef = useScrollTo(selectedId === undefined ? -1 : visibleIds(rows, open).indexOf(selectedId), rowHeight)

  function select(keys: 'all' | Set<Key>): void {
    const [id] = keys === 'all' ? [] : keys
    if (id !== undefined) choose(String(id))
  }

  function choose(id: string): boolean {
    const row = rowOf(rows, id)
    if (row === null) return false
    setHeading(row.target === null ? { id: row.id, beside: selection } : null)
    if (row.target !== null && !isSameRef(row.target, selection)) onSelect(row.target)
    return row.target !== null
  }
  const choosing = useChoosing({
    choose,
    open: (id) => {
      const target = rowOf(rows, id)?.target
      return target?.kind === 'task' && openTask(target.id)
    },
    // What stands here is a moment old: below a row that is empty here something may be by now.
    unfold: (id) => setToggled(unfolded(toggled, rowOf(rows, id))),
  })

  function toggle(next: Set<Key>): void {
    const changed = new Map(toggled)
    for (const id of allIds(rows)) if (next.has(id) !== open.has(id)) changed.set(id, next.has(id))
    setToggled(changed)
  }

  return (
    // The clock is ahead of what is read a few times a second: this says by how much.
    <div className="stage-tree" data-at={clockText(view.nowMs)} {...choosing}>
      <SearchField
        className="stage-tree__search"
        aria-label="Find a task or instance"
        value={search}
        onChange={setSearch}
      >
        <Search aria-hidden="true" />
        <Input placeholder="Find a task or instance" spellCheck={false} autoComplete="off" />
      </SearchField>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight }}>
        <Tree<TreeRow>
          ref={scrollRef}
          className="stage-tree__rows"
          aria-label="Everything in the yard"
          // The sheet and the page around it have their own use for it.
          escapeKeyBehavior="none"
          items={rows}
          dependencies={[open]}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={selectedId === undefined ? [] : [selectedId]}
          onSelectionChange={select}
          expandedKeys={open}
          onExpandedChange={toggle}
          renderEmptyState={() => <p className="stage-tree__none">{`Nothing matches ${search}`}</p>}
        >
          {(row) => <StageTreeItem row={row} open={open} />}
        </Tree>
      </Virtualizer>
    </div>
  )
})

interface OpenPath {
  readonly path: readonly string[] | null
  readonly selection: SubjectRef | null
  readonly toggled: Toggled
  readonly setToggled: (toggled: Toggled) => void
}

/** What is selected elsewhere, such as on the stage, must not lie in a closed row. */
function useOpenPath({ path, selection, toggled, setToggled }: OpenPath): void {
  const [seen, setSeen] = useState<SubjectRef | null>(null)
  if (path === null || isSameRef(seen, selection)) return
  setSeen(selection)
  const above = path.slice(0, -1)
  setToggled(new Map([...toggled, ...above.map((id) => [id, true] as const)]))
}

/** Scrolls a row into sight when another one is selected: rows out of sight have no element to ask. */
function useScrollTo(index: number, rowHeight: number) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (index < 0) return
    // In the next frame: rows that have just been opened give the list its height only then.
    const frame = requestAnimationFrame(() => {
      const list = ref.current
      if (list === null) return
      const top = index * rowHeight
      const bottom = top + rowHeight
      if (top < list.scrollTop) list.scrollTop = top
      else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight
    })
    return () => {
      cancelAnimationFrame(frame)
    }
  }, [index, rowHeight])
  return ref
}
